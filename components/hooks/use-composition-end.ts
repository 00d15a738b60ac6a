import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls when an input method has finished what it composed in a field, which is there as long as the component is. Preact has
 * `onCompositionEnd`, but listens to an event of that very case for it, which there is none of (diff/props.js of 10.29.8).
 */
export function useCompositionEnd(
  field: RefObject<HTMLInputElement>,
  onEnd: (field: HTMLInputElement) => void,
): void {
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    const input = field.current;
    if (!input) return;
    const abort = new AbortController();
    input.addEventListener(
      'compositionend',
      () => {
        latest.current(input);
      },
      { signal: abort.signal },
    );
    return () => {
      abort.abort();
    };
  }, []);
}
