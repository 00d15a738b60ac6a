import type { TextSpan } from '@/utils/article/rendered-text';

/** Code units of the text shown on each side of a place, and at most of what stands there. */
const CONTEXT_LENGTH = 40;
const MOST_SHOWN = 160;

interface PlaceInTextProps {
  text: string;
  place: TextSpan;
  lang: string | null;
}

/** A place of a text with a few words around it. */
export function PlaceInText({ text, place: { start, end }, lang }: PlaceInTextProps) {
  const before = text.slice(Math.max(0, start - CONTEXT_LENGTH), start);
  const after = text.slice(end, end + CONTEXT_LENGTH);
  const words = text.slice(start, end);
  return (
    <span lang={lang ?? undefined} dir="auto">
      {before !== '' && `…${whole(before)}`}
      <b>{words.length > MOST_SHOWN ? `${whole(words.slice(0, MOST_SHOWN))}…` : words}</b>
      {after !== '' && `${whole(after)}…`}
    </span>
  );
}

/** The text without the half of a character that a cut may have left at either end. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}
