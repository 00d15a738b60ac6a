/** What the elements that we put into a page are called: `cuttings-annotator`. */
const OWN_NAME = /^cuttings-/i;

/** Whether a node of a page is one of ours, which holds nothing of the page's own. */
export function isOwnHost({ nodeName }: Node): boolean {
  return OWN_NAME.test(nodeName);
}
