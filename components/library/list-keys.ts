import type { RefObject } from 'preact';

import type { Selection } from './use-selection';

/** The keys that every list of the library has: to its search, to what helps, and from one row to the next. */
export function listKeys(
  search: RefObject<HTMLInputElement>,
  selection: Selection,
  onHelp: () => void,
): Record<string, () => void> {
  return {
    '/': () => {
      search.current?.focus();
      search.current?.select();
    },
    '?': onHelp,
    j: () => {
      selection.move(1);
    },
    k: () => {
      selection.move(-1);
    },
  };
}
