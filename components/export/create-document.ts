/** An empty document, one that loads nothing. */
export function createDocument(): Document {
  return document.implementation.createHTMLDocument();
}
