import { bareText } from '../text-weight';
import { removeBlock } from '../text-blocks';
import type { TrimRule } from './trim-rule';

/** Blocks at the beginning among which the title may be repeated. */
const BLOCKS_SEARCHED = 6;

/** Removes the title where it stands again at the beginning of the content: the reader shows it already. */
export const removeRepeatedTitle: TrimRule = (content, blocks, { title }) => {
  const bare = bareText(title);
  if (bare === '') return;
  for (const { element, text } of blocks.slice(0, BLOCKS_SEARCHED)) {
    if (bareText(text) === bare && !element.closest('figure')) removeBlock(element, content);
  }
};
