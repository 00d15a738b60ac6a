import { fetchMissingPictures } from '@/utils/library/fetch-missing-pictures';
import type { LibraryContext } from '@/utils/library/library-context';
import { versionsWithWantedPictures, wantPictures } from '@/utils/library/wanted-pictures';
import { isHostAllowed, watchHosts } from '@/utils/platform/picture-hosts';

/** Fetches missing pictures, each version's once at a time. */
export interface PictureFetcher {
  run(versionId: string): Promise<void>;
  /** The same for a version that was just saved: servers that are allowed already needn't be asked for. */
  add(versionId: string): Promise<void>;
  /** Goes on with whatever is wanted. */
  resume(): Promise<void>;
}

/** The fetcher of this background; it goes on whenever the reader allows a host. */
export function pictureFetcher(library: LibraryContext): PictureFetcher {
  // Only spares doing things twice: what is to be done stands in the library.
  const running = new Map<string, Promise<void>>();
  const run = (versionId: string): Promise<void> => {
    const known = running.get(versionId);
    if (known) return known;
    const begun = fetchMissingPictures(library, versionId, {
      fetch: (input, init) => fetch(input, init),
      isAllowed: isHostAllowed,
    }).finally(() => running.delete(versionId));
    running.set(versionId, begun);
    return begun;
  };
  const add = async (versionId: string): Promise<void> => {
    await wantPictures(library, versionId);
    await run(versionId);
  };
  const resume = async (): Promise<void> => {
    await Promise.all((await versionsWithWantedPictures(library)).map(run));
  };
  watchHosts(() => void resume());
  return { run, add, resume };
}
