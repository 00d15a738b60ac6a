import type { CuttingsDatabase } from '@/utils/storage/database';

/** What every use-case needs: the library, the clock and the source of ids. */
export interface LibraryContext {
  db: CuttingsDatabase;
  now: () => Date;
  /** A fresh UUID. */
  newId: () => string;
}

/** The moment as rows store it: ISO 8601, UTC. */
export function timestamp({ now }: Pick<LibraryContext, 'now'>): string {
  return now().toISOString();
}
