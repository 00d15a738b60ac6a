import { UNDIVIDED } from '../references/person-name';
import { titleCase } from './title-case';

/** A title in typographic quotation marks and apostrophes; its own stay. */
export function withCurlyQuotes(title: string): string {
  return title
    .replace(/(^|[\s([{‘“—–])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{“—–])'(?=\S)/g, '$1‘')
    .replaceAll("'", '’');
}

/**
 * A title between double quotation marks, with the full stop that belongs into them: its own marks become single ones. English
 * titles are in headline style, others, and those whose language isn't known, as they are.
 */
export function quotedTitle(title: string, language: string | undefined): string {
  const isEnglish = /^en\b/i.test(language ?? '');
  const curly = withCurlyQuotes(isEnglish ? titleCase(title) : title);
  const inner = curly.replace(/[“”]|‘([^’]*)’(?!\p{L})/gu, (mark, within?: string) => {
    if (within !== undefined) return `“${within}”`;
    return mark === '“' ? '‘' : '’';
  });
  return `“${curly.endsWith('”') ? closed(inner, '’') : closed(inner)}”`;
}

/** The text with a full stop, unless something ends it already. It goes before a closing quotation mark of alphabetic scripts. */
export function closed(text: string, mark = '”'): string {
  if (isClosed(text)) return text;
  const before = text.slice(0, -1);
  return text.endsWith(mark) && !UNDIVIDED.test(before.slice(-1)) ? `${before}.${mark}` : `${text}.`;
}

function isClosed(text: string): boolean {
  return /[.!?。！？．…][”’』」）]*$/u.test(text);
}
