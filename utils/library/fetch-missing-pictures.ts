import type { FetchedPicture } from '@/utils/images/fetch-picture';
import { fetchPictures } from '@/utils/images/fetch-pictures';
import { isFetchable } from '@/utils/images/missing-pictures';

import type { LibraryContext } from './library-context';
import type { StagedPicture } from './read-staged';
import { sha256 } from './sha256';
import { storePictures } from './store-pictures';
import { dropWantedPictures } from './wanted-pictures';

interface MissingFetching {
  fetch: typeof fetch;
  /** Whether the reader lets us ask this host. */
  isAllowed: (host: string) => Promise<boolean>;
}

/**
 * Fetches what is missing of a version's pictures from the hosts that may be asked, without cookies, and stores each as it
 * comes. What is missing stands in the version's row: cut short, it goes on where it was. While no host may be asked the wish
 * stays; when all have been, it is fulfilled, whatever came of it.
 */
export async function fetchMissingPictures(
  ctx: LibraryContext,
  versionId: string,
  { fetch, isAllowed }: MissingFetching,
): Promise<void> {
  const version = await ctx.db.versions.get(versionId);
  const missing = [...(version?.pictures.entries() ?? [])].filter(([, picture]) => isFetchable(picture));
  const hosts = new Set(missing.map(([, { url }]) => new URL(url).hostname));
  const allowed = new Set<string>();
  for (const host of hosts) if (await isAllowed(host)) allowed.add(host);
  if (version && missing.length > 0 && allowed.size === 0) return;
  const wanted = missing.filter(([, { url }]) => allowed.has(new URL(url).hostname));
  await fetchPictures(
    wanted.map(([, { url }]) => url),
    { fetch, copyShown: () => null, pageUrl: version?.metadata.url ?? '' },
    async (at, picture) => {
      const index = wanted[at]?.[0];
      if (index !== undefined) await store(ctx, versionId, index, picture);
    },
  );
  await dropWantedPictures(ctx, versionId);
}

async function store(
  ctx: LibraryContext,
  versionId: string,
  index: number,
  picture: FetchedPicture,
): Promise<void> {
  const { db } = ctx;
  const arrived: StagedPicture =
    'bytes' in picture
      ? { hash: await sha256(picture.bytes), blob: new Blob([picture.bytes], { type: picture.mimeType }) }
      : picture;
  await db.transaction('rw', db.articles, db.versions, db.images, () =>
    storePictures(ctx, versionId, new Map([[index, arrived]])),
  );
}
