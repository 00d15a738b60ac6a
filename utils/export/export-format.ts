/** The forms in which articles leave, by what people do with them: read them, keep them or give them to other programs. */
export const FORMAT_GROUPS = {
  read: ['html', 'pdf', 'epub', 'docx', 'text'],
  keep: ['markdown', 'json', 'annotations', 'bookmarks'],
  tables: ['citations', 'bibtex', 'ris', 'csl', 'csv'],
} as const;
export type FormatGroup = keyof typeof FORMAT_GROUPS;
export type ExportFormat = (typeof FORMAT_GROUPS)[FormatGroup][number];
/** The forms that files are written in; a PDF is made by the browser, which prints what we show it. */
export type FileFormat = Exclude<ExportFormat, 'pdf'>;

/** The forms that have room for articles' texts; the others have what is known of an article and its highlights. */
const TEXT_FORMATS = ['html', 'pdf', 'epub', 'docx', 'text', 'markdown', 'json'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** Whether a form has room for texts. */
export function holdsText(format: ExportFormat): format is TextFormat {
  return TEXT_FORMATS.some((one) => one === format);
}

/** Whether a form has room for pictures. */
export function holdsPictures(format: ExportFormat): format is Exclude<TextFormat, 'text'> {
  return holdsText(format) && format !== 'text';
}

/** The forms that programs which cite read. */
export type ReferenceFormat = 'bibtex' | 'ris' | 'csl';

/** What a row of a table is: a highlight or note, the same under the names that Readwise takes, or an article. */
export const TABLE_ROWS = ['highlights', 'articles', 'readwise'] as const;
export type TableRows = (typeof TABLE_ROWS)[number];
