import { foldText } from './fold-text';

/** A title and a text by `renderedText`. */
interface Story {
  title: string;
  text: string;
}

/** Least length of a line that tells a story from another, in UTF-16 code units, and the share of such lines they must share. */
const MIN_LINE_LENGTH = 25;
const MIN_SHARE = 0.3;

/** Whether two captures are of one story: they bear the same title, or share a good part of the lines of the shorter one. */
export function isSameStory(one: Story, other: Story): boolean {
  if (foldText(one.title).text === foldText(other.title).text) return true;
  const [fewer = [], more = []] = [one, other].map(linesOf).toSorted((a, b) => a.length - b.length);
  const known = new Set(more);
  const shared = fewer.filter((line) => known.has(line)).length;
  return fewer.length > 0 && shared >= MIN_SHARE * fewer.length;
}

function linesOf({ text }: Story): string[] {
  return text.split('\n').filter(({ length }) => length >= MIN_LINE_LENGTH);
}
