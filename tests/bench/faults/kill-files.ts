import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import { chooseImport, importShows } from '../../e2e/support/import-dialog.ts';
import { makeTempDir } from '../../e2e/support/temp-dir.ts';
import { ownExport } from '../../fixtures/own-export.ts';
import { writtenBackup } from '../../fixtures/written-backup.ts';
import { type FaultPart, note, type FaultRun, type Tally } from './fault-run.ts';
import { killLoop } from './kill-loop.ts';
import { type LibraryState, libraryState, textOf, tornIn } from './library-state.ts';

/** How a file comes into the library through one of its dialogs. */
interface Bringing {
  /** The file of the articles from this number on. */
  file: (from: number) => Uint8Array;
  /** Brings the dialog to where its button starts it. */
  open: (library: Page, path: string) => Promise<void>;
  start: string;
  done: string;
  /** What stands in the text of an article. */
  textOf: (number: number) => string;
}

const IN_A_FILE = 200;

/** The browser is killed while a file of articles comes in, another in each round. */
async function killBringing(run: FaultRun, bringing: Bringing): Promise<Tally> {
  const folder = makeTempDir('files');
  /** How many of each round's articles the reader was told to be in. */
  const told: number[] = [];
  return killLoop(run, {
    spanMs: 6000,
    prepare: async (_, library, round) => {
      const path = join(folder, `${String(round)}.zip`);
      writeFileSync(path, bringing.file(round * IN_A_FILE));
      await bringing.open(library, path);
    },
    act: async (_, library, round, tally) => {
      told[round] = 0;
      await library.locator(bringing.start).click();
      for (let isDone = false; !isDone;) {
        const shown = await library.evaluate(
          (done) => ({
            isDone: document.querySelector(done) !== null,
            value: document.querySelector('progress')?.value ?? 0,
          }),
          bringing.done,
        );
        isDone = shown.isDone;
        const now: number = isDone ? IN_A_FILE : Math.max(told[round] ?? 0, shown.value);
        tally.acknowledged += now - (told[round] ?? 0);
        told[round] = now;
      }
    },
    check: async (library, _, tally) => {
      const state = await libraryState(library);
      const numbers = state.articles.map(({ title }) => Number(String(title).split(' ')[1]));
      told.forEach((count, round) => {
        const kept = numbers.filter((number) => Math.floor(number / IN_A_FILE) === round).length;
        if (kept < count) note(tally, 'lost', [`${String(count - kept)} of file ${String(round)}`]);
      });
      note(tally, 'torn', [...halves(state, bringing), ...tornIn(state)]);
    },
  });
}

/** Articles that aren't there as a whole: with their text, their highlight and their tag. */
function halves(state: LibraryState, { textOf: expected }: Bringing): string[] {
  const marked = new Set(state.annotations.map(({ articleId }) => articleId));
  return state.articles
    .filter((article) => {
      const number = Number(String(article.title).split(' ')[1]);
      const tags = Array.isArray(article.tags) ? article.tags : [];
      return (
        !textOf(state, article).includes(expected(number)) || !marked.has(article.id) || tags.length !== 1
      );
    })
    .map(({ title }) => `half of ${String(title)}`);
}

/** The browser is killed while an export of ours is imported. */
export const killImports: FaultPart = (run) =>
  killBringing(run, {
    file: (from) => ownExport(IN_A_FILE, { from, pictures: 1 }),
    open: async (library, path) => {
      await chooseImport(library, path);
      await importShows(library, 'preview');
    },
    start: '[data-run]',
    done: '[data-import=done]',
    textOf: (number) => `The ferry of day ${String(number)} left the harbour.`,
  });

/** The browser is killed while a backup is restored. */
export const killRestores: FaultPart = (run) =>
  killBringing(run, {
    file: (from) => writtenBackup(IN_A_FILE, { from }).zip,
    open: async (library, path) => {
      await library.locator('[data-open-backup]').click();
      const input = await library.waitForSelector('input[data-backup-file]');
      await input?.uploadFile(path);
      await library.waitForSelector('[data-backup=preview]', { timeout: 60_000 });
    },
    start: '[data-restore]',
    done: '[data-backup=restored]',
    textOf: (number) => `Story ${String(number)}: the ferry has crossed this river`,
  });
