/** Writes a page into a document, as a script of a page does with its frames; what is there already goes. */
export function writePage(window: Pick<typeof globalThis, 'Document' | 'document'>, html: string): void {
  const { open, write, close } = window.Document.prototype as {
    open: (this: Document) => void;
    write: (this: Document, html: string) => void;
    close: (this: Document) => void;
  };
  open.call(window.document);
  write.call(window.document, html);
  close.call(window.document);
}
