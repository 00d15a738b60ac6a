import { type FaultPart, note } from './fault-run.ts';
import { killLoop } from './kill-loop.ts';
import { libraryState, textOf, tornIn } from './library-state.ts';
import { serveStories } from './stories.ts';

/** More than are saved before a browser is killed. */
const IN_A_ROUND = 40;

/** The browser is killed while articles are saved by the toolbar button, one after the other. */
export const killSaves: FaultPart = async (run) => {
  const stories = await serveStories((run.rounds + 1) * IN_A_ROUND, { pictures: 2, pictureBytes: 100_000 });
  const told = new Set<number>();
  const tally = await killLoop(run, {
    spanMs: 8000,
    act: async (browser, _, round, counted) => {
      for (let index = 0; index < IN_A_ROUND; index += 1) {
        const story = round * IN_A_ROUND + index;
        const page = await browser.newPage(stories.urlOf(story));
        const popup = await browser.clickToolbar(page);
        await popup.waitFor('[data-saved=created]');
        told.add(story);
        counted.acknowledged += 1;
      }
    },
    check: async (library, _, counted) => {
      const state = await libraryState(library);
      const kept = state.articles.map(({ url }) => stories.storyAt(url));
      note(counted, 'lost', [...told].filter((story) => !kept.includes(story)).map(named));
      const twice = kept.filter((story, index) => kept.indexOf(story) !== index).map(named);
      const texts = state.articles.flatMap((article) =>
        stories.faultsOf(stories.storyAt(article.url), textOf(state, article)),
      );
      note(counted, 'torn', [...twice, ...texts, ...tornIn(state)]);
    },
  });
  await stories.server.close();
  return tally;
};

const named = (story: number): string => `story ${String(story)}`;
