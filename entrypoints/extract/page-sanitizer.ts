import { createSanitizer, type Sanitize } from '@/utils/article/sanitize-html';
import { documentProperty } from '@/utils/extract/page-window';

/**
 * The sanitiser for this page. It is told nothing of Trusted Types: they don't bind this world, and a policy that the page
 * forbids would be reported to the page's server. Nor of the page's document, whose properties the page's elements may shadow:
 * it makes its fragments in an empty one.
 */
export function pageSanitizer(): Sanitize {
  return createSanitizer({
    document: documentProperty(window, 'implementation').createHTMLDocument(''),
    DocumentFragment,
    DOMParser,
    Element,
    HTMLFormElement,
    HTMLTemplateElement,
    NamedNodeMap,
    Node,
    NodeFilter,
    trustedTypes: undefined,
  });
}
