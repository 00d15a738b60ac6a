import type { SavedPicture } from '@/utils/article/article';
import { oneLine } from '@/utils/article/one-line';
import { type RenderedText, renderedText } from '@/utils/article/rendered-text';

import type { PicturePlace } from './picture-selector';

/** The pictures of a body, in its order, whether they are kept or not. `saved` are those of its version. */
export function picturePlaces(
  root: ParentNode,
  { offsetOf }: RenderedText,
  saved: readonly SavedPicture[],
): PicturePlace[] {
  return [...root.querySelectorAll('[data-picture]')].flatMap((element) => {
    const index = Number(element.getAttribute('data-picture'));
    const picture = saved[index];
    const caption = element.closest('figure')?.querySelector('figcaption');
    if (!picture) return [];
    const { url, hash, alt } = picture;
    return [
      {
        index,
        start: offsetOf(element, 0),
        // What is in the page itself has no address by which it could be known.
        url: url.startsWith('data:') ? '' : url,
        hash,
        alt: oneLine(alt),
        caption: caption ? oneLine(renderedText(caption).text) : '',
      },
    ];
  });
}
