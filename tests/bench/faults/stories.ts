import { picture } from '../../fixtures/samples/picture.ts';
import { type Route, startServer, type TestServer } from '../../e2e/support/server.ts';

const PARAGRAPHS = 14;

/** A sentence that stands in one story alone. */
export const sentenceOf = (story: number, number: number): string =>
  `Entry ${String(number)} in log ${String(story)} tells of the tide.`;

const paragraph = (story: number, number: number): string =>
  `${sentenceOf(story, number)} The ferry left the old harbour before dawn, with the children for the school and the traders for the market, and crossed the bay in fog so thick that nobody on deck saw the water.`;

const storyPath = (story: number): string => `/story/${String(story)}`;

/** An article with a picture, told from all others by every paragraph. */
function storyPage(story: number, pictures: number, paragraphs: number): string {
  const lines = Array.from({ length: paragraphs }, (_, index) => `<p>${paragraph(story, index + 1)}</p>`);
  const figures = Array.from(
    { length: pictures },
    (_, index) =>
      `<figure><img src="/picture/${String(story)}-${String(index)}.png" width="480" height="320" alt=""><figcaption>The harbour, seen ${String(index + 1)} times.</figcaption></figure>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour log ${String(story)}</title></head>
<body><main><article><h1>Harbour log ${String(story)}</h1>${lines.slice(0, 2).join('')}${figures.join('')}${lines.slice(2).join('')}</article></main></body></html>`;
}

export interface Stories {
  server: TestServer;
  urlOf: (story: number) => string;
  /** The number of the story at an address; -1 where there is none. */
  storyAt: (url: unknown) => number;
  /** What isn't so of the text that is kept of a story, in words; empty where it is the whole of it and of no other. */
  faultsOf: (story: number, text: string) => string[];
}

/** A server of so many stories. `pictureBytes` makes each picture about so large; it comes when `onPicture` lets it. */
export async function serveStories(
  count: number,
  {
    pictures = 1,
    paragraphs = PARAGRAPHS,
    pictureBytes = 0,
    onPicture = (): Promise<void> => Promise.resolve(),
  } = {},
): Promise<Stories> {
  const routes: Record<string, Route> = {};
  for (let story = 0; story < count; story += 1) {
    routes[storyPath(story)] = { body: storyPage(story, pictures, paragraphs) };
    for (let index = 0; index < pictures; index += 1)
      routes[`/picture/${String(story)}-${String(index)}.png`] = async (response) => {
        await onPicture();
        response.writeHead(200, { 'content-type': 'image/png' });
        response.write(picture(480, 320, [story, story >> 8, index]));
        // Readers of pictures end at their last part; the bytes after it make it as large as a photograph, and like no other.
        response.end(Buffer.alloc(pictureBytes, `${String(story)} ${String(index)} `));
      };
  }
  const server = await startServer({ routes });
  return {
    server,
    urlOf: (story) => server.url(storyPath(story)),
    storyAt: (url) => Number(/\/story\/(\d+)$/.exec(String(url))?.[1] ?? -1),
    faultsOf: (story, text) => {
      const missing = Array.from({ length: paragraphs }, (_, index) => index + 1).filter(
        (number) => !text.includes(paragraph(story, number)),
      );
      const foreign = [...text.matchAll(/in log (\d+) tells/g)].filter(([, log]) => Number(log) !== story);
      return [
        ...(missing.length > 0 ? [`story ${String(story)} lacks paragraphs ${missing.join(', ')}`] : []),
        ...(foreign.length > 0 ? [`story ${String(story)} has text of another`] : []),
      ];
    },
  };
}

const PATIENCE_MS = 60_000;

/** Asks again and again until it is so; rejects where it takes too long. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await isSo());)
    if (Date.now() - started > PATIENCE_MS) throw new Error(`not so in time: ${String(isSo)}`);
}
