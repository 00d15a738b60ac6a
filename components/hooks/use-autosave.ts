import { useRef } from 'preact/hooks';

/**
 * Stores what is typed as it is typed: one write at a time, and after it whatever is newest by then. However fast one types,
 * what a crash can lose is what came within the last write.
 */
export function useAutosave<Value>(store: (value: Value) => Promise<unknown>): (value: Value) => void {
  const latest = useRef<{ value: Value } | null>(null);
  const isWriting = useRef(false);
  const write = async (): Promise<void> => {
    isWriting.current = true;
    try {
      for (let next = latest.current; next; next = latest.current) {
        latest.current = null;
        await store(next.value);
      }
    } finally {
      isWriting.current = false;
    }
  };
  return (value) => {
    latest.current = { value };
    if (!isWriting.current) void write();
  };
}
