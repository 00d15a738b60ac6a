import { i18n } from '#i18n';
import { colorName } from '@/components/reader/color-names';
import type { ColorPreferences } from '@/utils/annotation/color-preferences';
import type { ExportOptions } from '@/utils/library/article-writers';

/** The words that exported files are written with. */
export function exportWords(colors: ColorPreferences): ExportOptions['words'] {
  return {
    language: i18n.t('export.words.language'),
    original: i18n.t('export.words.original'),
    saved: i18n.t('export.words.saved'),
    updated: i18n.t('export.words.updated'),
    source: (name) => i18n.t('reader.source', [name]),
    note: i18n.t('export.words.note'),
    highlights: i18n.t('export.words.highlights'),
    unplaced: i18n.t('export.words.unplaced'),
    picture: i18n.t('reader.picture'),
    contents: i18n.t('export.words.contents'),
    references: i18n.t('export.words.references'),
    untitled: i18n.t('export.words.untitled'),
    colorName: (color) => colorName(colors, color),
  };
}
