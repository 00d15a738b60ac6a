import type { SavedPicture } from '@/utils/article/article';
import { escapeHtml } from '@/utils/shared/escape-html';

/** White space that would collapse in a paragraph. */
const COLLAPSES = /^\s|\s$|[^\S ]|\s{2}/;

/** A body for a text whose own is lost: a paragraph for each of its lines, of which `renderedText` is that text; then its pictures. */
export function htmlOfText(text: string, pictures: Pick<SavedPicture, 'alt'>[] = []): string {
  const lines = text === '' ? [] : text.split('\n');
  return [
    ...lines.map((line) => {
      const tag = COLLAPSES.test(line) ? 'pre' : 'p';
      return `<${tag}>${escapeHtml(line)}</${tag}>`;
    }),
    ...pictures.map(
      ({ alt }, index) => `<figure><img data-picture="${String(index)}" alt="${escapeHtml(alt)}"></figure>`,
    ),
  ].join('\n');
}
