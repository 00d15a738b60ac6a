import type { Annotation } from '@/utils/annotation/annotation';
import { type AnnotationMarks, exchangeMarks, readMarks } from '@/utils/library/annotation-marks';
import type { LibraryContext } from '@/utils/library/library-context';

/** A change of a highlight made in this window. */
interface Edit {
  id: string;
  before: AnnotationMarks;
  after: AnnotationMarks;
}

/** What was done in this window, the last one last, and what was undone of it. */
let done: Edit[] = [];
let undone: Edit[] = [];

/** Forgets all: what is undone is what the reader sees. */
export function forgetEdits(): void {
  done = [];
  undone = [];
}

/** Makes a change of a highlight so that it can be undone. */
export function recordEdit<Outcome>(
  library: LibraryContext,
  id: string,
  change: () => Promise<Outcome>,
): Promise<Outcome> {
  return inTurn(async () => {
    const before = await readMarks(library, id);
    const outcome = await change();
    const after = await readMarks(library, id);
    if (before && after) add({ id, before, after });
    return outcome;
  });
}

/** Makes a highlight; it is undone by deleting it. */
export function recordMaking(make: () => Promise<Annotation>): Promise<Annotation> {
  return inTurn(async () => {
    const made = await make();
    const after = { color: made.color, history: [], deletedAt: null };
    add({ id: made.id, before: { ...after, deletedAt: made.created }, after });
    return made;
  });
}

/** Undoes the last change; the highlight's id, null where nothing is left or another window has changed it since. */
export function undoEdit(library: LibraryContext): Promise<string | null> {
  return inTurn(async () => {
    const edit = done.pop();
    if (!edit || !(await exchangeMarks(library, edit.id, edit.after, edit.before))) return null;
    undone.push(edit);
    return edit.id;
  });
}

/** Does again what was undone last. */
export function redoEdit(library: LibraryContext): Promise<string | null> {
  return inTurn(async () => {
    const edit = undone.pop();
    if (!edit || !(await exchangeMarks(library, edit.id, edit.before, edit.after))) return null;
    done.push(edit);
    return edit.id;
  });
}

function add(edit: Edit): void {
  done.push(edit);
  undone = [];
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: what is undone at once after a change must know of it. */
function inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  const run = last.then(work);
  last = run.catch(() => undefined);
  return run;
}
