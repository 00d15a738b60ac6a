import { readerPage } from '../../e2e/support/reader-page.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { type FaultPart, note } from './fault-run.ts';
import { killLoop } from './kill-loop.ts';
import { libraryState, tornIn } from './library-state.ts';
import { sentenceOf, serveStories } from './stories.ts';

const ARTICLES = 5;
const SENTENCES = 200;

interface StoredAnnotation {
  body?: { purpose?: string; value: string }[];
  target: { selector: { exact?: string }[] };
}

/** The browser is killed while sentences are highlighted in the reader and notes are written on them. */
export const killAnnotations: FaultPart = async (run) => {
  const stories = await serveStories(ARTICLES, { paragraphs: SENTENCES });
  /** Notes by the sentences that they are on: '' until the note is stored, too. */
  const told = new Map<string, string>();
  const marked = new Set<string>();
  const noteOn = (sentence: string): string => `About ${sentence}`;
  const tally = await killLoop(run, {
    spanMs: 8000,
    prepare: async (browser, library, round) => {
      if (round === 0) {
        for (let story = 0; story < ARTICLES; story += 1) {
          const page = await browser.newPage(stories.urlOf(story));
          const popup = await browser.clickToolbar(page);
          await popup.waitFor('[data-saved=created]');
          await popup.close();
          await page.close();
        }
      }
      const articles = await storedRows(library, 'articles');
      const shown = articles.find(({ url }) => stories.storyAt(url) === round % ARTICLES);
      await library.bringToFront();
      await library.evaluate((id) => (location.hash = `#/article/${id}`), String(shown?.id));
      await readerPage(library);
    },
    act: async (_, library, round, counted) => {
      const story = round % ARTICLES;
      const reader = await readerPage(library);
      const open = Array.from({ length: SENTENCES }, (__, index) => sentenceOf(story, index + 1)).filter(
        (sentence) => !marked.has(sentence),
      );
      for (const sentence of open) {
        marked.add(sentence);
        await reader.select(sentence);
        await reader.highlightWithNote(noteOn(sentence));
        told.set(sentence, noteOn(sentence));
        counted.acknowledged += 1;
      }
    },
    check: async (library, _, counted) => {
      const state = await libraryState(library);
      const kept = new Map<string, string>();
      for (const row of state.annotations) {
        const { body = [], target } = row as unknown as StoredAnnotation;
        const exact = target.selector.find((selector) => selector.exact !== undefined)?.exact ?? '';
        if (kept.has(exact)) note(counted, 'torn', [`twice: ${exact}`]);
        kept.set(exact, body[0]?.value ?? '');
      }
      note(
        counted,
        'lost',
        [...told].filter(([sentence, text]) => kept.get(sentence) !== text).map(([sentence]) => sentence),
      );
      // A note that was being typed is there as far as it had been stored.
      const odd = [...kept].filter(
        ([sentence, text]) => !marked.has(sentence) || !noteOn(sentence).startsWith(text),
      );
      note(counted, 'torn', [...odd.map(([sentence, text]) => `${sentence}: ${text}`), ...tornIn(state)]);
    },
  });
  await stories.server.close();
  return tally;
};
