import type { TextBlock } from '../text-blocks';

/** What is known of an article when it is trimmed. */
export interface TrimmedArticle {
  title: string;
  byline: string[];
  /** The page's address. */
  url: string;
}

/** Takes off a content what one rule says isn't the article. `blocks` are the content's blocks that are still there. */
export type TrimRule = (content: Element, blocks: TextBlock[], article: TrimmedArticle) => void;
