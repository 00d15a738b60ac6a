import * as v from 'valibot';

import { decodeBase64 } from '@/utils/images/base64';

import type { ImportKind } from '../import-kind';
import { faultAt, type ImportedWhole } from '../import-record';
import { ownExportSchema } from '../own-export';

/** Longest file of one article that is read, in bytes: its pictures may lie in it. */
const MAX_BYTES = 250_000_000;

/** Our own export as JSON: one article a file (`docs/export-json.md`). */
export const cuttings: ImportKind = {
  name: 'cuttings',
  matches: ({ json }) => v.is(v.object({ format: v.number(), generator: v.literal('Cuttings') }), json),
  read: async function* (source) {
    const place = { file: source.path, record: null };
    if (source.size > MAX_BYTES) {
      yield faultAt(place, 'tooLarge');
      return;
    }
    const read = v.safeParse(
      v.pipe(v.string(), v.parseJson(), ownExportSchema),
      await (await source.open()).text(),
    );
    if (!read.success) {
      const [issue] = read.issues;
      yield issue.type === 'parse_json'
        ? faultAt(place, 'broken', issue.message)
        : faultAt(place, 'invalid', `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
      return;
    }
    const { article, versions, annotations, pictures } = read.output;
    yield {
      kind: 'whole',
      place,
      article,
      versions: versions.map(({ html, ...version }) => ({
        html,
        version: { ...version, articleId: article.id },
      })),
      annotations: annotations.map((annotation) => ({ ...annotation, articleId: article.id })),
      picture: async (hash) => {
        const picture = pictures[hash];
        if (picture === undefined) return null;
        if ('base64' in picture) return decoded(picture.base64);
        const blob = await source.beside(picture.file);
        return blob && new Uint8Array(await blob.arrayBuffer());
      },
    } satisfies ImportedWhole;
  },
};

function decoded(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return decodeBase64(base64);
  } catch {
    // Broken base64 holds no picture.
    return null;
  }
}
