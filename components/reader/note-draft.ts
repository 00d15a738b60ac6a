import * as v from 'valibot';

/** A note that was typed but perhaps not yet stored. */
const draftSchema = v.object({
  text: v.string(),
  /** The stored note it was made from, as far as its page knew. */
  basis: v.string(),
  /** What its page was storing last, of which it may not have learnt whether it is stored. */
  sent: v.string(),
});
export type NoteDraft = v.InferOutput<typeof draftSchema>;

/** The draft left behind by a page that went away while it was storing; null when there is none. */
export function readDraft(id: string): NoteDraft | null {
  const left = localStorage.getItem(keyOf(id));
  if (left === null) return null;
  const draft = v.safeParse(v.pipe(v.string(), v.parseJson(), draftSchema), left);
  return draft.success ? draft.output : null;
}

/** The draft left behind of a note, where it isn't what is stored; null when there is none. */
export function unstoredDraft(id: string, stored: string): NoteDraft | null {
  const draft = readDraft(id);
  return isStored(draft, stored) ? null : draft;
}

/** Forgets a draft that is stored already, by a page that went away before it knew. */
export function forgetStoredDraft(id: string, stored: string): void {
  if (isStored(readDraft(id), stored)) localStorage.removeItem(keyOf(id));
}

/** Also what its page was storing last must be it: that could be stored yet. */
function isStored(draft: NoteDraft | null, stored: string): boolean {
  return draft?.text === stored && draft.sent === stored;
}

/** Keeps a draft at once: unlike the library's, this write is done when the call returns. */
export function keepDraft(id: string, draft: NoteDraft): void {
  localStorage.setItem(keyOf(id), JSON.stringify(draft));
}

/** Forgets the draft of a note once its text is stored; a newer draft stays. */
export function forgetDraft(id: string, text: string): void {
  if (readDraft(id)?.text === text) localStorage.removeItem(keyOf(id));
}

function keyOf(id: string): string {
  return `note-draft ${id}`;
}
