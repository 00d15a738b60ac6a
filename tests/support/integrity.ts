import * as v from 'valibot';

import { integrityFaults } from '../../utils/library/check/integrity-faults.ts';
import type { LibraryFault } from '../../utils/library/check/library-fault.ts';
import {
  annotationOutline,
  articleOutline,
  imageOutline,
  jobOutline,
  stagedOutline,
  versionOutline,
} from '../../utils/library/check/library-outline.ts';

const keyed = v.pipe(
  v.object({ versionId: v.string() }),
  v.transform(({ versionId }) => ({ versionId, bytes: 0 })),
);

/** What doesn't hold together in a library of these rows, by its own rules; whether it has an index is seen by its rows. */
export function faultsOfRows(rows: Record<string, object[]>): LibraryFault[] {
  const outlined = <Outline>(table: string, schema: v.GenericSchema<unknown, Outline>): Outline[] =>
    v.parse(v.array(schema), rows[table]);
  return integrityFaults({
    articles: outlined('articles', articleOutline),
    versions: outlined('versions', versionOutline),
    bodies: outlined('bodies', keyed),
    texts: outlined('texts', keyed),
    images: outlined('images', imageOutline),
    annotations: outlined('annotations', annotationOutline),
    jobs: outlined('jobs', jobOutline),
    staging: outlined('staging', stagedOutline),
    indexed:
      rows.searchArticles === undefined
        ? null
        : v
            .parse(v.array(v.object({ articleId: v.string() })), rows.searchArticles)
            .map((row) => row.articleId),
    unreadable: [],
  });
}
