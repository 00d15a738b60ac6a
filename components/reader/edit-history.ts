import type { Annotation } from '@/utils/annotation/annotation';
import {
  inverse,
  type MarksChange,
  type MarksOutcome,
  marksOf,
  readMarks,
  takeBackMarks,
} from '@/utils/library/annotation-marks';
import type { LibraryContext } from '@/utils/library/library-context';

/** What was done in this window, the last one last, and what was undone of it. Each is a change of one highlight or of several. */
let done: MarksChange[][] = [];
let undone: MarksChange[][] = [];

/** Forgets all: what is undone is what the reader sees. */
export function forgetEdits(): void {
  done = [];
  undone = [];
}

/** Makes a change of a highlight so that it can be undone. Gives what was changed; null where there is none of that id. */
export function recordEdit(
  library: LibraryContext,
  id: string,
  change: () => Promise<unknown>,
): Promise<MarksChange[] | null> {
  return recordChanges(async () => {
    const before = await readMarks(library, id);
    await change();
    const after = await readMarks(library, id);
    // What was written in the meantime isn't undone with it.
    return before && after && [{ id, before: { ...before, body: after.body }, after }];
  });
}

/** Makes a highlight; it is undone by deleting it. */
export function recordMaking(make: () => Promise<Annotation>): Promise<Annotation> {
  return inTurn(async () => {
    const made = await make();
    const after = { ...marksOf(made), body: made.body };
    add([{ id: made.id, before: { ...after, deletedAt: made.created }, after }]);
    return made;
  });
}

/** Makes a change of several highlights, which says itself what it changes; null where it changes nothing. */
export function recordChanges(change: () => Promise<MarksChange[] | null>): Promise<MarksChange[] | null> {
  return inTurn(async () => {
    const changes = await change();
    if (changes) add(changes);
    return changes;
  });
}

/**
 * Takes a change back, whatever was done after it. It is no longer among what can be undone, and can be done again; what is
 * undone already stays so.
 */
export function takeBackEdit(library: LibraryContext, changes: MarksChange[]): Promise<Undone> {
  return inTurn(async () => {
    if (undone.includes(changes)) return NOTHING;
    done = done.filter((one) => one !== changes);
    return undo(library, changes);
  });
}

/** Does a change again that was taken back, whatever was done after that; what is done already stays so. */
export function doEditAgain(library: LibraryContext, changes: MarksChange[]): Promise<Undone> {
  return inTurn(async () => {
    if (done.includes(changes)) return NOTHING;
    undone = undone.filter((one) => one !== changes);
    return redo(library, changes);
  });
}

/** What became of undoing, or of doing again, and the change that it was; `nothing` where nothing is left. */
export interface Undone {
  outcome: MarksOutcome | 'nothing';
  changes: MarksChange[];
}

const NOTHING: Undone = { outcome: 'nothing', changes: [] };

/** Undoes the last change, if no other window has changed its highlights since. */
export function undoEdit(library: LibraryContext): Promise<Undone> {
  return inTurn(async () => {
    const changes = done.pop();
    return changes ? undo(library, changes) : NOTHING;
  });
}

/** Does again what was undone last. */
export function redoEdit(library: LibraryContext): Promise<Undone> {
  return inTurn(async () => {
    const changes = undone.pop();
    return changes ? redo(library, changes) : NOTHING;
  });
}

async function undo(library: LibraryContext, changes: MarksChange[]): Promise<Undone> {
  const outcome = await takeBackMarks(library, changes);
  if (outcome === 'done') undone.push(changes);
  return { outcome, changes };
}

async function redo(library: LibraryContext, changes: MarksChange[]): Promise<Undone> {
  const outcome = await takeBackMarks(library, inverse(changes));
  if (outcome === 'done') done.push(changes);
  return { outcome, changes };
}

function add(changes: MarksChange[]): void {
  done.push(changes);
  undone = [];
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: what is undone at once after a change must know of it. */
function inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  const run = last.then(work);
  last = run.catch(() => undefined);
  return run;
}
