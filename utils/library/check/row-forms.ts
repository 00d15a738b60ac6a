import * as v from 'valibot';

import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { isReadable, readSearch } from '@/utils/search/saved-search';

const keyed = v.object({ id: v.string() });
const tag = v.object({ name: v.pipe(v.string(), v.minLength(1)), color: v.picklist(HIGHLIGHT_COLORS) });

/** Whether a row is of the form that those of its table have, as far as the reader would miss what it says. */
export function isOfForm(table: string, row: unknown): boolean {
  switch (table) {
    case 'searches':
      return v.is(keyed, row) && isReadable(readSearch(row));
    case 'tags':
      return v.is(tag, row);
    default:
      return true;
  }
}
