/** The forms in which articles leave, by what people do with them: read them, keep them or give them to other programs. */
export const FORMAT_GROUPS = {
  read: ['html'],
  keep: ['markdown', 'json', 'annotations'],
} as const;
export type FormatGroup = keyof typeof FORMAT_GROUPS;
export type ExportFormat = (typeof FORMAT_GROUPS)[FormatGroup][number];

/** The forms that have room for articles' texts, and pictures; the others have what is known of an article and its highlights. */
export const TEXT_FORMATS = ['html', 'markdown', 'json'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];

/** Whether a form has room for texts and pictures. */
export function holdsText(format: ExportFormat): format is TextFormat {
  return TEXT_FORMATS.some((one) => one === format);
}
