/** The forms in which articles leave: for notes, for reading anywhere, for other programs. */
export const EXPORT_FORMATS = ['markdown', 'html', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
