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
  return text
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\{}~^$&#_%]/g, (character) => TEX.get(character) ?? '');
}

/** A date in ISO 8601, as far as it is known. */
export function isoDate({ 'date-parts': [parts] }: CslDate, divider = '-'): string {
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join(divider);
}
