import { useEffect, useState } from 'preact/hooks';

import { type Day, localDay } from '@/utils/search/query/period';

/** The day where the reader is, also of a window that stays open over midnight. */
export function useToday(): Day {
  const [today, setToday] = useState(() => localDay(new Date()));
  useEffect(() => {
    const look = (): void => {
      setToday(localDay(new Date()));
    };
    // A computer that sleeps is late with its timers.
    const abort = new AbortController();
    document.addEventListener('visibilitychange', look, { signal: abort.signal });
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const timer = setTimeout(look, midnight.getTime() - now.getTime() + 1);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [today]);
  return today;
}
