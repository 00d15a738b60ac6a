/** Most that are shown at once: of what has to be read to be sure, no more is read. */
export const SHOWN = 50;
