import { useMemo } from 'preact/hooks';

import { picturePlaces } from '@/utils/annotation/picture-places';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import type { SavedPicture } from '@/utils/article/article';
import type { RenderedText } from '@/utils/article/rendered-text';

/** The pictures of a body that is shown, with their places; none before it is. */
export function usePictures(
  root: HTMLElement | null,
  rendered: RenderedText | null,
  saved: readonly SavedPicture[],
): readonly PicturePlace[] {
  return useMemo(() => (root && rendered ? picturePlaces(root, rendered, saved) : []), [root, rendered]);
}
