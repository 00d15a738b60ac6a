import type { BrowserName } from '../../e2e/support/extension-browser.ts';
import type { Random } from '../search/random.ts';

/** What each part of the bench is given. */
export interface FaultRun {
  browser: BrowserName;
  rounds: number;
  random: Random;
  /** Writes a line about how far it is. */
  tell: (line: string) => void;
}

/** What came of a part. */
export interface Tally {
  /** What the reader was told to be done. */
  acknowledged: number;
  /** What of that isn't there, in words. */
  lost: string[];
  /** What is there by half, or twice, or doesn't hold together, in words. */
  torn: string[];
  /** Further counts and findings, in words. */
  notes: string[];
}

export type FaultPart = (run: FaultRun) => Promise<Tally>;

export const emptyTally = (): Tally => ({ acknowledged: 0, lost: [], torn: [], notes: [] });

/** Adds what was found, each thing once in however many rounds it is found. */
export function note(tally: Tally, what: 'lost' | 'torn' | 'notes', found: string[]): void {
  tally[what] = [...new Set([...tally[what], ...found])];
}
