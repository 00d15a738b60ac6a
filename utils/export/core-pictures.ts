/** Types of pictures that every reader of EPUBs (EPUB 3.2 §3.3.1, core media types) and every word processor shows. */
export const CORE_PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif']);
