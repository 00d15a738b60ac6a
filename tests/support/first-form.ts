/** Tables of a library of form 1, as the first version made them: frozen, whatever becomes of those of today. */
export const FIRST_FORM = {
  articles: 'id, *urlKeys, deletedAt',
  versions: 'id, articleId',
  bodies: 'versionId',
  texts: 'versionId',
  images: 'hash',
  annotations: 'id, articleId, deletedAt',
  jobs: 'id, tabId',
  staging: '[saveId+part+block], saveId',
  meta: 'key',
};
