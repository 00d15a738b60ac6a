import { cuttings } from './cuttings';

/** As the harness calls an extractor: `window` is linkedom's, and jsdom's where that isn't enough. */
export default (_html: string, url: string, _document: Document, window: typeof globalThis & Window) =>
  cuttings(url, window);
