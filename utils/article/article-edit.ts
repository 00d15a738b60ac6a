import type { TextQuoteSelector } from '@/utils/annotation/annotation';

/** One change of an article that the reader makes in the popup. */
export type ArticleEdit =
  | { kind: 'note'; note: string }
  | { kind: 'add-tag' | 'remove-tag'; tag: string }
  | { kind: 'favourite'; isFavourite: boolean }
  | ({ kind: 'highlight' } & SelectionHighlight);

/** What was selected on the page, as a highlight with a note. Given again under its id, it has another note. */
export interface SelectionHighlight {
  id: string;
  quote: Omit<TextQuoteSelector, 'type'>;
  note: string;
}
