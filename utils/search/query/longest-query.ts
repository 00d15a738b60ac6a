/** Code units of the longest query: it stands in the address of the list, and in that of every article opened from it. */
export const LONGEST_QUERY = 10_000;
