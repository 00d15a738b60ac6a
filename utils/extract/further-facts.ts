import type { FactSource, Found } from '@/utils/article/fact-source';
import type { FurtherFacts } from '@/utils/article/further-facts';
import { oneLine } from '@/utils/article/one-line';

import type { HeadlineText } from './headline-text';
import { isoTime } from './iso-time';
import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { parseTime, type WrittenTime } from './parse-time';
import { shownUpdate } from './published-time';

/** Where a page may say more of its article. */
export interface FactsSources {
  jsonLd: JsonLdArticle | null;
  meta: MetaTags;
  shown: HeadlineText;
  language: string | null;
  zone: number | null;
}

/** Longest fact kept, in UTF-16 code units, and the most keywords. */
const MAX_LENGTH = 200;
const MAX_KEYWORDS = 50;

/** The facts that only some pages tell; `factSources` has those of these facts. */
export function furtherFacts(sources: FactsSources): Omit<FurtherFacts, 'aliasUrls' | 'imageUrl'> {
  const { jsonLd, meta, shown } = sources;
  const modifiedTime = updateTime(sources);
  const sourceName = first(
    ['meta', meta('article:source', 'dc.source', 'original-source')],
    ['shown', sourceShown(shown)],
  );
  const section = first(
    ['json-ld', jsonLd?.section ?? null],
    ['meta', meta('article:section', 'parsely-section', 'og:article:section', 'cxenseparse:category')],
  );
  const keywords = keywordsOf(jsonLd, meta);
  const found = { modifiedTime, sourceName, section, keywords };
  return {
    modifiedTime: modifiedTime?.value ?? null,
    sourceName: sourceName?.value ?? null,
    section: section?.value ?? null,
    keywords: keywords?.value ?? [],
    isAccessibleForFree: jsonLd?.isAccessibleForFree ?? freeByTier(meta('article:content_tier')),
    factSources: Object.fromEntries(
      Object.entries(found).flatMap(([name, fact]) => (fact ? [[name, fact.from]] : [])),
    ),
  };
}

function first(...ways: [from: FactSource, text: string | null][]): Found<string> | null {
  for (const [from, text] of ways) {
    const value = oneLine(text ?? '').slice(0, MAX_LENGTH);
    if (value !== '' && !/^https?:/i.test(value)) return { value, from };
  }
  return null;
}

function updateTime({ jsonLd, meta, shown, language, zone }: FactsSources): Found<string> | null {
  const written = language ?? 'en';
  const parse = (text: string | null) => (text === null ? null : parseTime(text, written));
  const ways: [FactSource, WrittenTime | null][] = [
    ['json-ld', parse(jsonLd?.dateModified ?? null)],
    [
      'meta',
      parse(
        meta('article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified'),
      ),
    ],
    ['shown', shownUpdate(shown, written)],
  ];
  for (const [from, time] of ways) {
    if (time && time.year > 1970 && time.year < 2100) return { value: isoTime(time, zone), from };
  }
  return null;
}

const SOURCE =
  /(?:来源|來源|转载自|轉載自|出处|出處|출처|Quelle|Source|Fuente|Fonte|Источник)于? ?[:：] ?([^|｜,，。;；:：()（）[\]【】\d]{2,40})/u;
const CHINESE_NAME = /^[\p{Script=Han}\p{L}·]+/u;
/** What names the next fact, where nothing parts it from this one. */
const NEXT_LABEL = /(?<=.)(?:作者|记者|記者|(?:责任|責任)?(?:编辑|編輯)|时间|時間|发布时间|發布時間)$/u;

/** The outlet that a line by the headline names as its source. */
function sourceShown({ after, before }: HeadlineText): string | null {
  for (const line of [...after, ...before]) {
    const name = line.length <= 160 ? SOURCE.exec(line)?.[1]?.trim() : undefined;
    if (name === undefined) continue;
    return /^\p{Script=Han}/u.test(name)
      ? (CHINESE_NAME.exec(name)?.[0] ?? name).replace(NEXT_LABEL, '')
      : name;
  }
  return null;
}

function keywordsOf(jsonLd: JsonLdArticle | null, meta: MetaTags): Found<string[]> | null {
  const ways: [FactSource, string[]][] = [
    ['json-ld', jsonLd?.keywords ?? []],
    ['meta', [meta('news_keywords', 'article:tag', 'keywords', 'parsely-tags') ?? '']],
  ];
  for (const [from, written] of ways) {
    const words = written
      .flatMap((text) => text.split(/[,;，、；]/))
      .map((word) => oneLine(word).slice(0, MAX_LENGTH));
    const value = [...new Set(words)].filter((word) => word !== '').slice(0, MAX_KEYWORDS);
    if (value.length > 0) return { value, from };
  }
  return null;
}

function freeByTier(tier: string | null): boolean | null {
  if (tier === null) return null;
  return /^free$/i.test(tier) ? true : /^(?:locked|metered)$/i.test(tier) ? false : null;
}
