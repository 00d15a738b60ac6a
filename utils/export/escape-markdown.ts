/**
 * What would begin something wherever it stands: CommonMark's and GFM's characters, Obsidian's tags, block names, marks
 * (`==`) and fields (`::`), and the braces of templates (`{{`, `{%`).
 */
const SPECIAL =
  /[\\`*[\]^~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w{1,32}(?:;|$))|(?<![\p{L}\p{N}])#(?=\S|$)|(?<==)=|(?<=:):|(?<=\{)[{%]/gu;

/** What begins a list, quote, heading or table, or underlines a heading, where it begins a line. */
const LINE_START =
  /^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=]+(?=[\t ]*$)|\d{1,9}(?=[.)](?:\s|$))|[|:-][\t |:-]*$)/gm;

/** A plain text in Markdown: read as it stands, line by line, whatever is in it. */
export function escapeMarkdown(text: string): string {
  return escapeLineStarts(escapeText(text));
}

/**
 * A stretch within a line, so that nothing in it can begin markup, HTML, a tag or a query. Web addresses, which readers of
 * GFM make links of in their own ways, are `linked` in the one way that is sure where they end, or kept from being links.
 */
export function escapeText(text: string, { linked = true } = {}): string {
  if (!linked) return escapePart(text);
  return text
    .split(ADDRESS)
    .map((part, index) => {
      const isAddress = index % 2 === 1;
      return isAddress && !NOT_IN_ADDRESS.test(part) ? `<${part}>` : escapePart(part);
    })
    .join('');
}

/** A web address in a text, without the punctuation that follows it. */
const ADDRESS = /(\bhttps?:\/\/[\w.~:/?#@!$&'()*+,;=%[\]-]*[\w/])/i;
/** What Obsidian and templates look for even in an address. */
const NOT_IN_ADDRESS = /%%|::|\{\{|==|&#?\w+;/;
/** Where a reader of GFM would begin a link of its own. */
const AUTOLINK = /(?<=https?):(?=\/\/)|(?<=www)\.|@\b/gi;

function escapePart(text: string): string {
  // Templater looks for `<%` and Obsidian for `%%` in the source, where a backslash before them changes nothing.
  return text
    .replace(SPECIAL, '\\$&')
    .replace(AUTOLINK, '\\$&')
    .replaceAll('<', '&lt;')
    .replace(/(?<=%)%/g, '&#37;');
}

/** Finished lines of a paragraph, so that none begins another kind of block. */
export function escapeLineStarts(lines: string): string {
  return lines.replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}
