import type { Steps } from '@/utils/shared/steps';

import { findWordsInTextInSteps } from './find-words-in-text';
import type { WantedWords } from './query/wanted-words';
import { type RatedSnippet, type Snippet, snippetAround } from './snippet';

/** Where in an article a snippet is from: its text, the note on it, a highlight's quote or note, its authors. */
type SnippetSource = 'text' | 'note' | 'quote' | 'highlightNote' | 'byline';

export interface SnippetText {
  source: SnippetSource;
  text: string;
}

/** A snippet of an article. */
export interface ArticleSnippet extends Snippet {
  source: SnippetSource;
}

/**
 * The stretch with the most of the wanted words among the texts of an article; where several have as many, that of the text
 * which is given first. Null where none has any. Step by step, since a text may have millions of characters.
 */
export function* articleSnippetInSteps(
  texts: readonly SnippetText[],
  wanted: readonly WantedWords[],
): Steps<ArticleSnippet | null> {
  let best: (RatedSnippet & { source: SnippetSource }) | null = null;
  for (const { source, text } of texts) {
    const snippet = snippetAround(text, yield* findWordsInTextInSteps(text, wanted));
    if (snippet && snippet.words > (best?.words ?? 0)) best = { ...snippet, source };
    if (best?.words === wanted.length) break;
    yield;
  }
  return best;
}
