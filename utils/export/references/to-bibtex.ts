import type { CslDate, CslItem } from './csl-item';
import type { CslName } from './person-name';

/** Characters that TeX reads as commands, and what it prints as they are. */
const TEX = new Map([
  ['\\', '\\textbackslash{}'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ...['$', '&', '#', '_', '%'].map((character) => [character, `\\${character}`] as const),
]);
/** Names of braces that have no other: BibTeX counts them even behind a backslash. Not every reader knows them. */
const LONELY = new Map([
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
]);

/**
 * A reference as an `@online` entry of BibLaTeX, in UTF-8; `year` is there for BibTeX's styles, which know no `date`. Titles are
 * in double braces, which keep their capitals.
 */
export function toBibtex(item: CslItem): string {
  const fields: [string, string | undefined][] = [
    ['author', item.author?.map(name).join(' and ')],
    ['title', `{${tex(item.title)}}`],
    ['organization', tex(item['container-title'])],
    ['date', item.issued && isoDate(item.issued)],
    ['year', item.issued && isoDate(item.issued).slice(0, 4)],
    // Verbatim: nothing is escaped in it, so braces have to go.
    ['url', item.URL?.replace(/[{}\\]/g, (one) => encodeURIComponent(one))],
    ['urldate', isoDate(item.accessed)],
    ['language', item.language],
    ['abstract', item.abstract && tex(item.abstract)],
    ['keywords', item.keyword && tex(item.keyword)],
    ['annote', item.note && tex(item.note)],
  ];
  const lines = fields.flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`  ${key} = {${value}},`],
  );
  return `@online{${item.id},\n${lines.join('\n')}\n}\n`;
}

/** Names that aren't divided are in braces, which keep an "and" or a comma in them from dividing. */
function name(one: CslName): string {
  return 'literal' in one ? `{${tex(one.literal)}}` : `${tex(one.family)}, ${tex(one.given)}`;
}

function tex(text: string): string {
  const names = areInPairs(text) ? TEX : new Map([...TEX, ...LONELY]);
  return text
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\{}~^$&#_%]/g, (character) => names.get(character) ?? '');
}

/** Whether each brace that is opened in a text is closed behind it, and no other is. */
function areInPairs(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** A date in ISO 8601, as far as it is known. */
export function isoDate({ 'date-parts': [parts] }: CslDate, divider = '-'): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join(divider);
}
