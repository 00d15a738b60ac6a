import { jsonContent, jsonFile } from '../to-json';
import type { ExportableArticle, ExportedFile } from '../exportable-article';

/** Where in a book stands what reading systems don't read: no part of the book needs it (OCF 3.3 §4.2.6.3). */
const CARRIED_FOLDER = 'META-INF/cuttings';

/** Where the file of a chapter's article stands in a book. */
export function carriedPath(chapter: number): string {
  return `${CARRIED_FOLDER}/chapter-${String(chapter)}.json`;
}

/** Whether a path in a book is that of such a file. */
export const CARRIED_PATH = /^META-INF\/cuttings\/chapter-\d+\.json$/;

/** Where the pictures that such a file names may lie: those that every reading system shows are the book's own. */
export const CARRIED_PICTURES = ['book', CARRIED_FOLDER];

/**
 * The file of an article as our JSON export has it (`docs/export-json.md`), with the version that is in the book, by which the
 * book can be imported again; and those of its pictures that the book doesn't hold as they are. `inBook` has the paths of those that
 * it does.
 */
export async function carriedArticle(
  { article, annotations, pictures, ...version }: ExportableArticle,
  options: { exportedAt: string; withPictures: boolean; withText: boolean; inBook: ReadonlySet<string> },
): Promise<{ json: string; files: ExportedFile[] }> {
  const { exportedAt, withPictures, withText, inBook } = options;
  const images = new Map(
    [...pictures].flatMap(([index, blob]) => {
      const hash = version.version.pictures[index]?.hash ?? null;
      return hash === null ? [] : [[hash, blob] as const];
    }),
  );
  const { content, files } = await jsonContent(
    { article, versions: [version], images, annotations },
    { exportedAt, withText, pictures: withPictures ? 'beside' : 'none' },
  );
  return {
    json: jsonFile(content),
    files: files
      .filter(({ path }) => !inBook.has(`book/${path}`))
      .map((file) => ({ ...file, path: `${CARRIED_FOLDER}/${file.path}` })),
  };
}
