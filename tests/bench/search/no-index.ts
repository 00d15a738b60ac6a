/** In the place of `indexArticle`: what a save takes without an index. */
export function indexArticle(): Promise<void> {
  return Promise.resolve();
}

export function indexArticles(): Promise<void> {
  return Promise.resolve();
}
