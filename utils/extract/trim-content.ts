import type { PageMetadata } from './page-metadata';
import { keepCaptionsOnce } from './trim/keep-captions-once';
import { removeAgencyTail } from './trim/remove-agency-tail';
import { removeBackLines } from './trim/remove-back-lines';
import { removeFrontLines } from './trim/remove-front-lines';
import { removeLabels } from './trim/remove-labels';
import { removeLinkLists } from './trim/remove-link-lists';
import { removeNamedBoxes } from './trim/remove-named-boxes';
import { removeRepeatedTitle } from './trim/remove-repeated-title';
import { removeShareBoxes } from './trim/remove-share-boxes';
import { removeTeaserLinks } from './trim/remove-teaser-links';

/**
 * Takes off what is found around an article and isn't it, beyond what Readability does. One rule a file in `trim/`; they run
 * in this order, each on what the one before left.
 */
export function trimContent(content: Element, { title, byline }: PageMetadata, url: string): void {
  removeNamedBoxes(content);
  removeShareBoxes(content);
  removeRepeatedTitle(content, title);
  removeLinkLists(content);
  removeAgencyTail(content);
  removeLabels(content);
  removeTeaserLinks(content, url);
  removeFrontLines(content, title);
  removeBackLines(content, byline);
  keepCaptionsOnce(content);
}
