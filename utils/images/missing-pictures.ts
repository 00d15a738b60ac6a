import type { SavedPicture } from '@/utils/article/article';

/** Pictures of a version that aren't kept, by what could be done about them. */
export interface MissingPictures {
  /** Hosts that may be asked again, with permission; the one with the most pictures first. */
  hosts: string[];
  /** How many pictures those hosts have. */
  fetchable: number;
  /** Pictures that no permission brings: too large, or none at all. */
  lost: number;
}

/** Counts the pictures that aren't kept, and names their servers. */
export function missingPictures(pictures: SavedPicture[]): MissingPictures {
  const missing = pictures.filter(({ hash }) => hash === null);
  const fetchable = missing.filter(isFetchable);
  const byHost = Map.groupBy(fetchable, ({ url }) => new URL(url).hostname);
  const hosts = [...byHost].toSorted(([, a], [, b]) => b.length - a.length).map(([host]) => host);
  return { hosts, fetchable: fetchable.length, lost: missing.length - fetchable.length };
}

/** Whether a picture that isn't kept may come when its server is asked with permission. */
export function isFetchable({ hash, failure, url }: SavedPicture): boolean {
  const isRefused = failure === null || failure === 'blocked' || failure === 'unreachable';
  return hash === null && isRefused && /^https?:/.test(url) && URL.canParse(url);
}
