import { createSanitizer } from '@/utils/article/sanitize-html';
import { parsePage } from '@/utils/extract/pages/parse-page';
import type { PageWindow } from '@/utils/extract/page-window';
import type { PreparingTools } from '@/utils/library/import/prepare-record';

/**
 * Reads HTML of files into documents of their own, which run and load nothing. In our pages no text becomes HTML but by a policy
 * (Trusted Types); this one's is for nothing else, and what is kept of such a document is sanitised.
 */
class FileParser extends DOMParser {
  override parseFromString(text: string, type: DOMParserSupportedType): Document {
    // eslint-disable-next-line no-restricted-properties -- it never comes into a page: see above
    return super.parseFromString(trusted(text), type);
  }
}

interface Policy {
  createHTML: (text: string) => string;
}
let policy: Policy | null = null;

function trusted(text: string): string {
  const factory = Reflect.get(globalThis, 'trustedTypes') as
    { createPolicy: (name: string, rules: Policy) => Policy } | undefined;
  if (!factory) return text;
  policy ??= factory.createPolicy('imported-files', { createHTML: (html) => html });
  return policy.createHTML(text);
}

/**
 * A parsed page whose addresses are relative to where it is from. Our pages let no `<base>` count (`base-uri 'none'`), and documents
 * that are parsed in them have their policy.
 */
function withBase(page: PageWindow): PageWindow {
  const written = page.document.querySelector('base')?.getAttribute('href') ?? '';
  const prototype: unknown = Object.create(Document.prototype, { baseURI: { get: () => written } });
  return {
    ...page,
    Document: Object.create(Document, { prototype: { value: prototype } }) as typeof Document,
  };
}

/** What importing needs of a page. */
export function importTools(): PreparingTools {
  const page: PageWindow = { Document, DOMParser: FileParser, Element, Node, document };
  return { parse: (html, url) => withBase(parsePage(page, html, url)), sanitize: createSanitizer(window) };
}
