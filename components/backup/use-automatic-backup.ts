import { useEffect, useRef } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import { settings } from '@/utils/storage/settings';

import { automaticBackup, backUpIfDue, isAutomaticHeld, lookAgain } from './automatic-backup';

/** How often it is looked whether a backup is due, in milliseconds. */
const LOOK_EVERY_MS = 60_000;

/** Has backups make themselves while the library is open: looks when it is opened, comes to the front, and every minute. */
export function useAutomaticBackup(catalog: ArticleCatalog | null): void {
  const library = useLibrary();
  const latest = useRef(catalog);
  latest.current = catalog;
  const isWanted = catalog !== null && !isAutomaticHeld.value;
  const isUnchecked = automaticBackup.value.step === 'unchecked';
  useEffect(() => {
    if (isWanted && isUnchecked && latest.current) void backUpIfDue(library, latest.current);
  }, [library, isWanted, isUnchecked]);
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener('visibilitychange', lookAgain, { signal: abort.signal });
    const timer = setInterval(lookAgain, LOOK_EVERY_MS);
    const unwatch = settings.backupPlan.watch(lookAgain);
    return () => {
      abort.abort();
      clearInterval(timer);
      unwatch();
    };
  }, []);
}
