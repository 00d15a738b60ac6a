/** Tags and sites shown before "more": too many would push each other out of sight. */
export const SHOWN = 12;
/** Shown of those found by a few letters: more letters tell better than a longer list. */
export const MOST_FOUND = 100;
