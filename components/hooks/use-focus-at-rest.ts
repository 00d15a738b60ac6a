import { useEffect, useRef, useState } from 'preact/hooks';

interface FocusAtRest {
  hasFocus: boolean;
  onFocus: () => void;
  onBlur: () => void;
}

/**
 * Whether an element has the focus, for what is shown beside it then. While a button of the pointer is down it stays as it
 * was: what a click takes the focus to mustn't move from under it before the click is done. A tap takes the focus only once the
 * finger is off, and clicks in the same task.
 */
export function useFocusAtRest(): FocusAtRest {
  const [hasFocus, setFocused] = useState(false);
  const isFocused = useRef(false);
  const isPressed = useRef(false);

  const settle = (): void => {
    if (!isPressed.current) setFocused(isFocused.current);
  };
  useEffect(() => {
    const abort = new AbortController();
    const options = { capture: true, signal: abort.signal };
    const release = (): void => {
      isPressed.current = false;
      // The click comes with this event, after it.
      setTimeout(settle);
    };
    addEventListener('pointerdown', () => (isPressed.current = true), options);
    addEventListener('pointerup', release, options);
    addEventListener('pointercancel', release, options);
    return () => {
      abort.abort();
    };
  }, []);
  return {
    hasFocus,
    onFocus: () => {
      isFocused.current = true;
      settle();
    },
    onBlur: () => {
      isFocused.current = false;
      setTimeout(settle);
    },
  };
}
