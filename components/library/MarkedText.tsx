import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';

import type { TextSpan } from '@/utils/article/rendered-text';
import { coveredSpans, findWordsInText } from '@/utils/search/find-words-in-text';
import type { WantedWords } from '@/utils/search/query/wanted-words';

/** A text with stretches of it marked, in order, none within another. */
export function MarkedText({ text, marks }: { text: string; marks: readonly TextSpan[] }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const { start, end } of marks) {
    parts.push(lineOf(text.slice(from, start)), <mark key={start}>{lineOf(text.slice(start, end))}</mark>);
    from = end;
  }
  return (
    <>
      {parts}
      {lineOf(text.slice(from))}
    </>
  );
}

/** A text in one line: paragraphs may begin with ideographic spaces, which are all shown. */
function lineOf(text: string): string {
  return text.replace(/\n\s*/g, ' ');
}

/** A short text with the words that were searched for marked, as a search finds them. */
export function MarkedWords({ text, sought }: { text: string; sought: readonly WantedWords[] }) {
  const marks = useMemo(
    () => (sought.length > 0 ? coveredSpans(findWordsInText(text, sought)) : []),
    [text, sought],
  );
  return <MarkedText text={text} marks={marks} />;
}
