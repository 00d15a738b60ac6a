import * as v from 'valibot';
import type { WxtStorageItem } from 'wxt/utils/storage';

import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { CITATION_STYLES } from '@/utils/export/citations/citation-style';
import { TEMPLATE_PRESETS } from '@/utils/export/templates/template-choice';
import { ARTICLE_ORDERS, SEARCH_ORDERS } from '@/utils/search/article-order';
import { ENTRY_ORDERS } from '@/utils/search/library-entries';

import { DENSITIES, settings, THEMES } from './settings';

const color = v.picklist(HIGHLIGHT_COLORS);
const name = v.pipe(v.string(), v.maxLength(1_000));
/** Of one that is longer nothing can be made. */
const LONGEST_TEMPLATE = 100_000;

/**
 * The settings that a backup carries. Sites on which highlights show by themselves aren't among them: they go with permissions, which
 * a browser gives, not a file. Nor is when and where backups are made: another machine has other folders.
 */
const BACKED = {
  theme: backed(settings.theme, v.picklist(THEMES)),
  density: backed(settings.density, v.picklist(DENSITIES)),
  order: backed(settings.order, v.picklist(ARTICLE_ORDERS)),
  searchOrder: backed(settings.searchOrder, v.picklist(SEARCH_ORDERS)),
  annotationOrder: backed(settings.annotationOrder, v.picklist(ENTRY_ORDERS)),
  timeline: backed(settings.timeline, v.boolean()),
  openTags: backed(settings.openTags, v.record(name, v.boolean())),
  highlightColors: backed(
    settings.highlightColors,
    v.object({
      order: v.pipe(v.array(color), v.minLength(1), v.maxLength(HIGHLIGHT_COLORS.length)),
      names: v.record(color, name),
    }),
  ),
  lastColor: backed(settings.lastColor, v.nullable(color)),
  citationStyle: backed(settings.citationStyle, v.picklist(CITATION_STYLES)),
  markdownTemplate: backed(
    settings.markdownTemplate,
    v.object({
      preset: v.picklist(TEMPLATE_PRESETS),
      changed: v.record(v.picklist(TEMPLATE_PRESETS), v.pipe(v.string(), v.maxLength(LONGEST_TEMPLATE))),
    }),
  ),
  readingType: backed(
    settings.readingType,
    v.object({
      font: v.picklist(['serif', 'sans']),
      size: v.pipe(v.number(), v.minValue(8), v.maxValue(100)),
      width: v.pipe(v.number(), v.minValue(0.1), v.maxValue(10)),
      lineHeight: v.pipe(v.number(), v.minValue(0.1), v.maxValue(10)),
    }),
  ),
};

function backed<Value>(
  item: WxtStorageItem<Value, Record<string, unknown>>,
  schema: v.GenericSchema<unknown, Value>,
) {
  return {
    read: (): Promise<unknown> => item.getValue(),
    restore: async (value: unknown): Promise<void> => {
      const parsed = v.safeParse(schema, value);
      if (parsed.success) await item.setValue(parsed.output);
    },
  };
}

/** The reader's settings by their names, as a backup has them. */
export async function readSettings(): Promise<Record<string, unknown>> {
  const values = Object.entries(BACKED).map(async ([setting, { read }]) => [setting, await read()] as const);
  return Object.fromEntries(await Promise.all(values));
}

/** Sets what a backup has of them; what isn't a setting, or has no value that it may have, is passed over. */
export async function restoreSettings(values: Record<string, unknown>): Promise<void> {
  for (const [setting, { restore }] of Object.entries(BACKED))
    if (Object.hasOwn(values, setting)) await restore(values[setting]);
}
