import { storage } from 'wxt/utils/storage';

import type { HighlightColor } from '@/utils/annotation/annotation';
import { DEFAULT_COLORS, type ColorPreferences } from '@/utils/annotation/color-preferences';
import {
  type BackupPlan,
  DEFAULT_PLAN,
  type FailedAttempt,
  type FolderBackup,
} from '@/utils/backup/backup-plan';
import type { CitationStyle } from '@/utils/export/citations/citation-style';
import { DEFAULT_TEMPLATE, type TemplateChoice } from '@/utils/export/templates/template-choice';
import type { ArticleOrder, SearchOrder } from '@/utils/search/article-order';
import type { EntryOrder } from '@/utils/search/library-entries';

import type { LibraryMark } from './library-mark';

export const THEMES = ['auto', 'light', 'sepia', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['comfortable', 'compact', 'cards'] as const;
export type Density = (typeof DENSITIES)[number];

/** How articles are set for reading. */
export interface ReadingType {
  font: 'serif' | 'sans';
  /** Pixels. */
  size: number;
  /** Measure, as a share of the one that suits the script: 1 is that. */
  width: number;
  /** Line height, as a share of the one that suits the script. */
  lineHeight: number;
}

export const DEFAULT_READING_TYPE: ReadingType = { font: 'serif', size: 19, width: 1, lineHeight: 1 };

/** Settings, kept in the browser's extension storage. Each has a default, so that none needs to be set. */
export const settings = {
  theme: storage.defineItem<Theme>('local:theme', { fallback: 'auto' }),
  density: storage.defineItem<Density>('local:density', { fallback: 'comfortable' }),
  order: storage.defineItem<ArticleOrder>('local:order', { fallback: 'saved' }),
  /** How what a search for words has found is sorted. */
  searchOrder: storage.defineItem<SearchOrder>('local:searchOrder', { fallback: 'relevance' }),
  annotationOrder: storage.defineItem<EntryOrder>('local:annotationOrder', { fallback: 'newest' }),
  /** Whether the months above the list are unfolded. */
  timeline: storage.defineItem<boolean>('local:timeline', { fallback: true }),
  /** Whether the tags below a tag are shown, by its name, where the reader has chosen. */
  openTags: storage.defineItem<Record<string, boolean>>('local:openTags', { fallback: {} }),
  /** Whether the reader, asked for access to the site of a link, said no: then it isn't asked for at every link. */
  linkAccessDeclined: storage.defineItem<boolean>('local:linkAccessDeclined', { fallback: false }),
  /** Hosts on whose pages highlights show by themselves; `*` stands for all. */
  highlightHosts: storage.defineItem<string[]>('local:highlightHosts', { fallback: [] }),
  highlightColors: storage.defineItem<ColorPreferences>('local:highlightColors', {
    fallback: DEFAULT_COLORS,
  }),
  /** The colour that the reader has highlighted in last, anywhere; null before the first. */
  lastColor: storage.defineItem<HighlightColor | null>('local:lastColor', { fallback: null }),
  /** The style that references are written in. */
  citationStyle: storage.defineItem<CitationStyle>('local:citationStyle', { fallback: 'apa' }),
  /** How articles are written as Markdown. */
  markdownTemplate: storage.defineItem<TemplateChoice>('local:markdownTemplate', {
    fallback: DEFAULT_TEMPLATE,
  }),
  /** When the last backup was made, ISO 8601, UTC; null before the first. */
  lastBackup: storage.defineItem<string | null>('local:lastBackup', { fallback: null }),
  /** The library as it was when it was last looked at: see `lookForLoss`; null before the first time. */
  libraryMark: storage.defineItem<LibraryMark | null>('local:libraryMark', { fallback: null }),
  /** When backups are made by themselves, and where to. */
  backupPlan: storage.defineItem<BackupPlan>('local:backupPlan', { fallback: DEFAULT_PLAN }),
  /** The last one that was to make itself and didn't; null where one was made since. */
  backupAttempt: storage.defineItem<FailedAttempt | null>('local:backupAttempt', { fallback: null }),
  /** Our files in the folder of backups, the oldest first: see `writeIntoFolder`. */
  folderBackups: storage.defineItem<FolderBackup[]>('local:folderBackups', { fallback: [] }),
  readingType: storage.defineItem<ReadingType>('local:readingType', { fallback: DEFAULT_READING_TYPE }),
};
