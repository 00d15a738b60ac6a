import { createSanitizer, type Sanitize } from '@/utils/article/sanitize-html';

/**
 * The sanitiser for this page. It is told nothing of Trusted Types: they don't bind this world, and a policy that the page
 * forbids would be reported to the page's server.
 */
export function pageSanitizer(): Sanitize {
  return createSanitizer({
    document,
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
