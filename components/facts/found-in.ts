import { i18n } from '#i18n';
import type { FactSource } from '@/utils/article/fact-source';

/** Where a fact was found, in words. */
export function foundIn(source: FactSource | undefined): string | undefined {
  return source && i18n.t(FOUND_IN[source]);
}

const FOUND_IN = {
  'json-ld': 'reader.foundIn.data',
  meta: 'reader.foundIn.data',
  markup: 'reader.foundIn.markup',
  shown: 'reader.foundIn.shown',
  address: 'reader.foundIn.address',
  text: 'reader.foundIn.text',
  reader: 'reader.foundIn.reader',
} as const;
