/** What lies over the list, and for which articles. */
export type ListDialogState =
  | { kind: 'export' | 'tag' | 'delete-forever'; ids: string[] }
  | { kind: 'help' | 'places' | 'search' }
  | null;
