import * as v from 'valibot';

import { type BlockChoice, blockChoicesSchema } from '@/utils/article/block-choice';

import { type LibraryContext, timestamp } from './library-context';

/** The blocks that the reader has chosen on the site of an address; none where they haven't. */
export async function blocksOfSite({ db }: Pick<LibraryContext, 'db'>, url: string): Promise<BlockChoice[]> {
  const host = hostOf(url);
  return (host === null ? undefined : await db.sites.get(host))?.blocks ?? [];
}

/** Remembers which blocks the reader has chosen on the site of an address; none forgets it. Parsed: a page's process sent it. */
export async function keepBlocks(ctx: LibraryContext, url: string, choices: unknown): Promise<void> {
  const host = hostOf(url);
  if (host === null) return;
  const blocks = v.parse(blockChoicesSchema, choices);
  if (blocks.length === 0) await ctx.db.sites.delete(host);
  else await ctx.db.sites.put({ host, blocks, modified: timestamp(ctx) });
}

/** Forgets the blocks chosen on a site; what it returns brings them back. */
export async function forgetBlocks({ db }: LibraryContext, host: string): Promise<() => Promise<void>> {
  const site = await db.sites.get(host);
  await db.sites.delete(host);
  return async () => {
    if (site) await db.sites.put(site);
  };
}

function hostOf(url: string): string | null {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return host === '' ? null : host;
}
