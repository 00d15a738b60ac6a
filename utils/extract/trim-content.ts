import type { Steps } from '@/utils/shared/steps';

import { textBlocks } from './text-blocks';
import { keepCaptionsOnce } from './trim/keep-captions-once';
import { removeAgencyTail } from './trim/remove-agency-tail';
import { removeBackLines } from './trim/remove-back-lines';
import { removeFrontLines } from './trim/remove-front-lines';
import { removeLabels } from './trim/remove-labels';
import { removeLinkLists } from './trim/remove-link-lists';
import { removeLogos } from './trim/remove-logos';
import { removeNamedBoxes } from './trim/remove-named-boxes';
import { removePleas } from './trim/remove-pleas';
import { removeRepeatedTitle } from './trim/remove-repeated-title';
import { removeShareBoxes } from './trim/remove-share-boxes';
import { removeTail } from './trim/remove-tail';
import { removeTeaserLinks } from './trim/remove-teaser-links';
import type { TrimmedArticle, TrimRule } from './trim/trim-rule';

/** Rules that go by lines, in the order in which they run, each on what the one before left. */
const LINE_RULES: TrimRule[] = [
  removeRepeatedTitle,
  removeLinkLists,
  removeAgencyTail,
  removeLabels,
  removeTeaserLinks,
  removePleas,
  removeFrontLines,
  removeTail,
  removeBackLines,
];

/** Takes off what is found around an article and isn't it, beyond what Readability does. One rule a file in `trim/`. */
export function* trimContent(content: Element, article: TrimmedArticle): Steps<void> {
  removeNamedBoxes(content);
  yield;
  removeShareBoxes(content);
  removeLogos(content, article.url);
  yield;
  let blocks = textBlocks(content);
  for (const rule of LINE_RULES) {
    yield;
    rule(content, blocks, article);
    blocks = blocks.filter(({ element }) => content.contains(element));
  }
  keepCaptionsOnce(content);
}
