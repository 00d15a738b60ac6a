import { keepCaptionsOnce } from './trim/keep-captions-once';
import { removeAgencyTail } from './trim/remove-agency-tail';
import { removeLinkLists } from './trim/remove-link-lists';
import { removeRepeatedTitle } from './trim/remove-repeated-title';
import { removeShareBoxes } from './trim/remove-share-boxes';

/**
 * Takes off what is found around an article and isn't it, beyond what Readability does. One rule a file in `trim/`; they run
 * in this order, each on what the one before left.
 */
export function trimContent(content: Element, { title }: { title: string }): void {
  removeShareBoxes(content);
  removeRepeatedTitle(content, title);
  removeLinkLists(content);
  removeAgencyTail(content);
  keepCaptionsOnce(content);
}
