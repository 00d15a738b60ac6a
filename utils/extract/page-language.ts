import type { Direction } from '@/utils/article/article';
import type { FactSource, Found } from '@/utils/article/fact-source';

import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';

/** Letters looked at to tell the script of a text. */
const SAMPLE_LENGTH = 5_000;
/** Share of letters from which a script is the text's own; quotes and names in another one stay below. */
const MAIN_SHARE = 0.4;

const SCRIPTS = {
  hangul: /\p{Script=Hangul}/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  han: /\p{Script=Han}/gu,
  arabic: /\p{Script=Arabic}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
};
/** A character of any of them. */
const OTHER_SCRIPT =
  /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Arabic}\p{Script=Hebrew}]/u;
type Script = keyof typeof SCRIPTS;

/** Languages that a script belongs to; the first is taken where the page is silent or plainly wrong. */
const LANGUAGES: Record<Script, RegExp> = {
  hangul: /^ko\b/i,
  kana: /^ja\b/i,
  han: /^(?:zh|yue|ja|ko|lzh|wuu|hak|nan|cmn)\b/i,
  arabic: /^(?:ar|fa|ur|ps|ckb|ku|sd|ug|pnb|prs|arz|ks|az)\b/i,
  hebrew: /^(?:he|iw|yi)\b/i,
};
const DEFAULT_LANGUAGE: Record<Script, string> = {
  hangul: 'ko',
  kana: 'ja',
  han: 'zh',
  arabic: 'ar',
  hebrew: 'he',
};

/**
 * The article's language as a BCP 47 tag: the page's word for it, unless the text is in a script that this language isn't
 * written in (templates of other countries often say `en`). Null when nothing tells.
 */
export function pageLanguage(
  document: Document,
  meta: MetaTags,
  jsonLd: JsonLdArticle | null,
  text: string,
): Found<string> | null {
  const declarations: [FactSource, string | null][] = [
    ['markup', document.documentElement.getAttribute('lang')],
    ['markup', document.documentElement.getAttribute('xml:lang')],
    ['markup', document.body.getAttribute('lang')],
    ['meta', meta('content-language', 'dc.language', 'og:locale')],
    [
      'meta',
      document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ?? null,
    ],
    ['json-ld', jsonLd?.language ?? null],
  ];
  const [declared] = declarations.flatMap(([from, written]): Found<string>[] => {
    const value = languageTag(written);
    return value === null ? [] : [{ value, from }];
  });
  const script = mainScript(text);
  const known = script === null || (declared && LANGUAGES[script].test(declared.value));
  const language: Found<string> | undefined = known
    ? declared
    : { value: DEFAULT_LANGUAGE[script], from: 'text' };
  if (!language || !/^zh$/i.test(language.value)) return language ?? null;
  return { ...language, value: chineseIn(text) };
}

/** Frequent characters that are written otherwise in the other script, in the same order. */
const SIMPLIFIED = /[们这国说来时为会学发经对开关门见车长东么没还进远运过后现与从动业务区应问电话让报]/gu;
const TRADITIONAL = /[們這國說來時為會學發經對開關門見車長東麼沒還進遠運過後現與從動業務區應問電話讓報]/gu;

/** Chinese with the script that a text is in; without, where nothing tells. */
function chineseIn(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const [simplified, traditional] = [SIMPLIFIED, TRADITIONAL].map((some) => sample.match(some)?.length ?? 0);
  if (simplified === traditional) return 'zh';
  return (simplified ?? 0) > (traditional ?? 0) ? 'zh-Hans' : 'zh-Hant';
}

/** Direction of the text: what the page says, but for a text in Arabic or Hebrew script, which runs from the right. */
export function pageDirection(declared: (string | null | undefined)[], text: string): Direction {
  const script = mainScript(text);
  if (script === 'arabic' || script === 'hebrew') return 'rtl';
  const said = declared.map((dir) => dir?.trim().toLowerCase()).find((dir) => dir === 'rtl' || dir === 'ltr');
  return said ?? null;
}

function languageTag(value: string | null): string | null {
  const [first = ''] = (value ?? '').split(/[,;]/, 1);
  const tag = first.trim().replaceAll('_', '-');
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,3}$/i.test(tag) ? tag : null;
}

/** The script that most letters of the text are in, where it is one of those above. Kana make Japanese even between Han. */
function mainScript(text: string): Script | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  if (!OTHER_SCRIPT.test(sample)) return null;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return null;
  const share = (script: Script) => (sample.match(SCRIPTS[script])?.length ?? 0) / letters;
  if (share('kana') > 0.1 && share('kana') + share('han') > MAIN_SHARE) return 'kana';
  for (const script of ['hangul', 'han', 'arabic', 'hebrew'] as const)
    if (share(script) > MAIN_SHARE) return script;
  return null;
}
