import type { CslItem } from './csl-item';
import { isoDate } from './to-bibtex';

/** A reference in RIS, as Zotero, EndNote and Mendeley read it: a newspaper's article, each note on a line of its own. */
export function toRis(item: CslItem): string {
  const lines: [string, string | undefined][] = [
    ['TY', 'NEWS'],
    ['ID', item.id],
    ['TI', item.title],
    ...(item.author ?? []).map((one): [string, string] => [
      'AU',
      'literal' in one ? one.literal : `${one.family}, ${one.given}`,
    ]),
    ['T2', item['container-title']],
    ['SE', item.section],
    ['PY', item.issued && isoDate(item.issued).slice(0, 4)],
    ['DA', item.issued && isoDate(item.issued, '/')],
    ['UR', item.URL],
    ['Y2', isoDate(item.accessed, '/')],
    ['LA', item.language],
    ['AB', item.abstract],
    ...(item.keyword?.split(', ') ?? []).map((keyword): [string, string] => ['KW', keyword]),
    ...(item.note?.split('\n\n') ?? []).map((note): [string, string] => ['N1', note]),
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${onOneLine(value)}`],
  );
  return `${[...written, 'ER  - ', ''].join('\r\n')}\r\n`;
}

/** A line of its own would be read as another tag. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
