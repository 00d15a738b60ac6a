import { isKeptOf, type PageImage } from '@/utils/annotation/page-images';

import type { PageParts } from './page-parts';

/** The highlight of a picture, which the page may have twice, or which isn't drawn yet; null where it has none. */
export function highlightOfImage(
  { library, live }: Pick<PageParts, 'library' | 'live'>,
  image: PageImage,
): string | null {
  const isIts = isKeptOf(image);
  const kept = library.highlights.find(({ picture }) => picture && isIts(picture));
  return live.ofPicture(image.element) ?? kept?.id ?? null;
}
