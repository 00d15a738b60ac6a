import { bareText, textWeight } from './text-weight';

/** Weight, and share of the longer text, that must stand in one text alone for the two to be different. */
const LEAST_WEIGHT = 60;
const LEAST_SHARE = 0.02;

/** Whether a reader would call two texts different: more than a label stands in one of them alone. */
export function areDifferentTexts(one: string, other: string): boolean {
  const [lines, others] = [linesOf(one), linesOf(other)];
  const alone = weightOf(lines, others) + weightOf(others, lines);
  const longer = Math.max(weightOf(lines, new Set()), weightOf(others, new Set()));
  return alone >= Math.max(LEAST_WEIGHT, LEAST_SHARE * longer);
}

function linesOf(text: string): Set<string> {
  return new Set(text.split('\n').map(bareText));
}

function weightOf(lines: Set<string>, without: Set<string>): number {
  let weight = 0;
  for (const line of lines) if (!without.has(line)) weight += textWeight(line);
  return weight;
}
