/** The path of the list of duplicates. */
export const DOUBLES_PATH = '/duplicates';

/** Its address. */
export const DOUBLES_HASH = `#${DOUBLES_PATH}`;
