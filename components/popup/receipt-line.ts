import { i18n } from '#i18n';
import { numberWords } from '@/components/ui/number-words';
import type { Receipt } from '@/utils/article/article';
import { isCountedInCharacters } from '@/utils/article/text-length';

/** What a save brought in, in words: its length, and the pictures kept of those found. */
export function receiptLine(receipt: Receipt, picturesPending: boolean): string[] {
  const { words, characters, picturesKept, picturesFound } = receipt;
  const length = isCountedInCharacters(receipt)
    ? i18n.t('popup.characters', characters, [numberWords(characters)])
    : i18n.t('popup.words', words, [numberWords(words)]);
  if (picturesFound === 0) return [length, i18n.t('popup.noPictures')];
  const counts: [string, string] = [numberWords(picturesKept), numberWords(picturesFound)];
  const pictures = picturesPending
    ? i18n.t('popup.picturesPending', counts)
    : i18n.t('popup.pictures', picturesFound, counts);
  return [length, pictures];
}
