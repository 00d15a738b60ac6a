import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds, as the window is now. */
export function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const abort = new AbortController();
    setMatches(list.matches);
    list.addEventListener(
      'change',
      () => {
        setMatches(list.matches);
      },
      { signal: abort.signal },
    );
    return () => {
      abort.abort();
    };
  }, [query]);
  return matches;
}
