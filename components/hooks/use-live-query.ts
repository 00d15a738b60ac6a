import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** What is known of a query's answer. While the next answer is awaited, the last one stays. */
export type LiveQuery<Value> =
  { state: 'loading' } | { state: 'ready'; value: Value } | { state: 'failed'; error: unknown };

/** The answer of a query over the library, again whenever any window changes what it read. */
export function useLiveQuery<Value>(
  querier: () => Value | Promise<Value>,
  deps: readonly unknown[],
): LiveQuery<Value> {
  const [answer, setAnswer] = useState<LiveQuery<Value>>({ state: 'loading' });
  useEffect(() => {
    const subscription = liveQuery(querier).subscribe({
      next: (value) => {
        setAnswer({ state: 'ready', value });
      },
      error: (error: unknown) => {
        setAnswer({ state: 'failed', error });
      },
    });
    return () => {
      subscription.unsubscribe();
    };
  }, deps);
  return answer;
}
