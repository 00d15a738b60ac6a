import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { showToast } from '@/components/ui/Toast';
import type { AcceptedChange } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import { describePicture, type PicturePlace } from '@/utils/annotation/picture-selector';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import type { TextSpan } from '@/utils/article/rendered-text';
import { acceptPlace, keepBeside } from '@/utils/library/place-annotation';
import { inShortSlices } from '@/utils/shared/steps';

import { recordEdit } from './edit-history';
import { takeBackAloud } from './edits-aloud';

/**
 * Why a place becomes a highlight's: other words are accepted, one place of several is chosen, or it is attached by hand, or its
 * ends are moved.
 */
type PlaceReason = 'accepted' | 'chosen' | 'attached' | 'adjusted';

/** A stretch of the text, or a picture by its number. */
type Place = TextSpan & { picture?: number };

/** What the reader decides about a highlight's place; each can be taken back. */
export interface Placing {
  setPlace: (annotationId: string, place: Place, reason: PlaceReason) => Promise<void>;
  keepBoth: (annotationId: string, words: string) => Promise<void>;
}

/**
 * Decides about places in a text: that of a version, or of the page itself (`null`), whose offsets say nothing later. `finder`
 * is null while the text isn't read.
 */
export function usePlacing(
  finder: QuoteFinder | null,
  versionId: string | null,
  pictures: readonly PicturePlace[],
): Placing {
  const library = useLibrary();
  const describe = async (place: Place): Promise<AcceptedChange['selector'] | null> => {
    const picture = pictures.find(({ index }) => index === place.picture);
    if (picture) return [describePicture(picture)];
    const described = finder && describeSpan(finder.text, place);
    if (!described) return null;
    const [quote, position] = await inShortSlices(finder.describe(described));
    return versionId === null ? [quote] : [quote, position];
  };
  const edit = async (id: string, change: () => Promise<unknown>, message: string): Promise<void> => {
    try {
      const changes = await recordEdit(library, id, change);
      const takeBack = (): void => void takeBackAloud(library, changes ?? []);
      showToast({ message, action: { label: i18n.t('annotation.undo'), run: takeBack } });
    } catch (error) {
      showToast({ message: i18n.t('annotation.notStored', [String(error)]) });
    }
  };
  return {
    setPlace: async (id, place, reason) => {
      const selector = await describe(place);
      if (!selector) return;
      await edit(
        id,
        () => acceptPlace(library, id, { versionId, selector }),
        i18n.t(`annotation.place.${reason}`),
      );
    },
    keepBoth: (id, words) =>
      edit(id, () => keepBeside(library, id, words), i18n.t('annotation.place.bothKept')),
  };
}
