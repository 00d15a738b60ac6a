import { urlKey } from '@/utils/article/url-key';

import type { ImportKind } from './import-kind';
import type { ImportedArticle } from './import-record';
import { tagList } from './tag-list';

/** The same kind with all records of one page put together: of files that have a record for each highlight. */
export function gatherByAddress(kind: ImportKind): ImportKind {
  return {
    ...kind,
    read: async function* (source, tools) {
      const pages = new Map<string, ImportedArticle>();
      for await (const item of kind.read(source, tools)) {
        if (item.kind !== 'article') {
          yield item;
          continue;
        }
        const key = urlKey(item.url);
        const known = key === null ? undefined : pages.get(key);
        if (key === null) yield item;
        else if (known) addTo(known, item);
        else pages.set(key, item);
      }
      yield* pages.values();
    },
  };
}

function addTo(known: ImportedArticle, { tags, note, highlights, title }: ImportedArticle): void {
  known.title ||= title;
  known.tags = tagList([...known.tags, ...tags]);
  known.highlights.push(...highlights);
  if (note !== '' && note !== known.note) known.note = [known.note, note].filter(Boolean).join('\n\n');
}
