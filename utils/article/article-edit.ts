/** One change of an article that the reader makes in the popup. */
export type ArticleEdit =
  | { kind: 'note'; note: string }
  | { kind: 'add-tag' | 'remove-tag'; tag: string }
  | { kind: 'favourite'; isFavourite: boolean };
