import type { Annotation } from '@/utils/annotation/annotation';

import { sha256 } from './sha256';

/**
 * What tells note and tags of a highlight from others, for a page's script, which mustn't know them: since no page knows the id
 * of its article, it can't find out which words make it either. Empty where nothing is written.
 */
export async function markOfWritten({
  body,
  articleId,
}: Pick<Annotation, 'body' | 'articleId'>): Promise<string> {
  return body.length === 0 ? '' : sha256(JSON.stringify([articleId, body]));
}
