import { foldText } from '@/utils/article/fold-text';
import type { TextSpan } from '@/utils/article/rendered-text';

/** Every place where `typed` stands in `text`; case, accents, width and white space apart. */
export function findInText(text: string, typed: string): TextSpan[] {
  const wanted = foldText(typed).text;
  if (wanted === '') return [];
  const folded = foldText(text);
  const found: TextSpan[] = [];
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + wanted.length)) {
    found.push(folded.originalSpan(at, at + wanted.length));
  }
  return found;
}
