import { innermostBlocks, linkShare } from './text-blocks';
import { textWeight } from './text-weight';

/** Weight of a block from which it is prose, not a label. */
const BLOCK_WEIGHT = 50;
/** Weight of prose from which a content is a story: three or four sentences. */
const STORY_WEIGHT = 240;
/** The same for a page that calls itself an article: a picture with a line under it may be one. */
const DECLARED_STORY_WEIGHT = 40;

/**
 * Whether the content that was found is a story, not the front page of a site or a form. Nothing is lost when it isn't: the
 * whole page is kept then.
 */
export function isStory(content: Element, { isArticle }: { isArticle: boolean }): boolean {
  const least = isArticle ? DECLARED_STORY_WEIGHT : STORY_WEIGHT;
  let prose = 0;
  for (const { element, text } of innermostBlocks(content)) {
    const weight = textWeight(text);
    if (weight >= (isArticle ? 0 : BLOCK_WEIGHT) && linkShare(element) < 0.5) prose += weight;
    if (prose >= least) return true;
  }
  return false;
}
