/** Characters that begin something in CommonMark, its tables, Obsidian's links, comments, maths or Dataview's fields. */
const SPECIAL = /[\\`*_[\]<>#|~^$%=&{}]|::/g;
/** What is special only where a line begins: lists, quotes, headings under-lined, front matter. */
const AT_LINE_START = /^(\s*)([-+](?=\s|-|$)|\d{1,9}(?=[.)](?:\s|$)))/gm;

/** Text that reads in Markdown as it stands, whatever is in it: it can't begin a link, HTML, a field or a query. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(SPECIAL, (special) => (special === '::' ? '\\:\\:' : `\\${special}`))
    .replace(AT_LINE_START, (_, space: string, marker: string) =>
      /\d/.test(marker) ? `${space}${marker}\\` : `${space}\\${marker}`,
    );
}
