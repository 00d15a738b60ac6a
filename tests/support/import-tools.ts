import { JSDOM } from 'jsdom';

import { createSanitizer } from '@/utils/article/sanitize-html';
import { parsePage } from '@/utils/extract/pages/parse-page';
import { fileSource, type ImportSource } from '@/utils/import/import-source';
import type { LibraryContext } from '@/utils/library/library-context';
import {
  type Imported,
  type ImportReport,
  previewImport,
  runImport,
} from '@/utils/library/import/import-files';
import type { PreparingTools } from '@/utils/library/import/prepare-record';

const { window } = new JSDOM('');

/** What importing needs of a page without a screen. */
const TOOLS: PreparingTools = {
  parse: (html, url) => parsePage(window, html, url),
  sanitize: createSanitizer(window),
};

const unseen = () => ({ ...TOOLS, signal: new AbortController().signal, onProgress: () => undefined });

/** A file of a text or of bytes, under a name that says nothing. */
export function aFile(content: string | Uint8Array<ArrayBuffer> | Blob, name = 'file'): ImportSource {
  return fileSource(name, content instanceof Blob ? content : new Blob([content]));
}

/** Imports files; what came of it. */
export function importInto(library: LibraryContext, ...sources: ImportSource[]): Promise<Imported> {
  return runImport(library, sources, unseen());
}

/** What importing files would bring. */
export function previewOf(library: LibraryContext, ...sources: ImportSource[]): Promise<ImportReport> {
  return previewImport(library, sources, unseen());
}
