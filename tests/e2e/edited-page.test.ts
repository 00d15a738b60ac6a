import { afterAll, beforeAll, describe, it } from 'vitest';

import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { launchExtension } from './support/launch-extension.ts';
import { drawn, highlight, showHighlights } from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

const STORY = [
  'The harbour of Easterby froze in the second week of January, for the first time since the old pier was built.',
  'Two trawlers and a pilot boat lay in the ice. “We could hear the planks complain at night,” said Ada Holm, who sleeps aboard.',
  'The town sent for an icebreaker on Tuesday; it came on Friday, and turned back at the bar because the water was too shallow.',
  'Children walked to the island where the lighthouse stands, and sold tea there from a sledge until the keeper joined them.',
  'On the ninth day the wind turned to the south-west, and by the evening there was open water under the bridge.',
  'Nobody was hurt. The council has asked what it would cost to dredge the bar before another winter like this one.',
];
const ICEBREAKER = 'it came on Friday, and turned back at the bar because the water was too shallow';
const SLEDGE = 'sold tea there from a sledge until the keeper joined them';

/** Edits of the page, and how the two highlights stand to it then. */
const EDITS: [
  name: string,
  edited: (paragraphs: string[]) => string[],
  icebreaker: string,
  sledge: string,
][] = [
  ['nothing', (paragraphs) => paragraphs, 'exact', 'exact'],
  [
    'advertisements',
    (paragraphs) => paragraphs.flatMap((one) => ['Advertisement. Sledges at half price, today only.', one]),
    'exact',
    'exact',
  ],
  ['another order', (paragraphs) => paragraphs.toReversed(), 'exact', 'exact'],
  [
    'other marks',
    (paragraphs) => paragraphs.map((one) => one.replace('turned back', '<b>turned <i>back</i></b>')),
    'exact',
    'exact',
  ],
  [
    'other type',
    (paragraphs) => paragraphs.map((one) => one.replace('it came on Friday', 'It came on  Friday')),
    'moved',
    'exact',
  ],
  [
    'a correction',
    (paragraphs) => paragraphs.map((one) => one.replace('came on Friday', 'came on Saturday')),
    'changed',
    'exact',
  ],
  [
    'words added',
    (paragraphs) => paragraphs.map((one) => one.replace('from a sledge', 'and buns from a big red sledge')),
    'exact',
    'changed',
  ],
  [
    'a paragraph gone',
    (paragraphs) => paragraphs.filter((one) => !one.includes('icebreaker')),
    'orphaned',
    'exact',
  ],
  [
    'all written anew',
    (paragraphs) =>
      paragraphs.map(
        (_, index) =>
          `Part ${String(index)} of a story about a museum of clocks that reopened after ten years of work.`,
      ),
    'orphaned',
    'orphaned',
  ],
  ['as it was', (paragraphs) => paragraphs, 'exact', 'exact'],
];

let browser: ExtensionBrowser;
let server: TestServer;
let served = STORY;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/harbour': (response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          `<!doctype html><html lang="en"><title>Ice</title><article><h1>Ice</h1>${served.map((one) => `<p>${one}</p>`).join('')}</article></html>`,
        );
      },
    },
  });
  browser = await launchExtension({ browser: browserName });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The states that the panel tells, by the first word of the quotes. */
const states = (panel: Popup) =>
  panel.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[data-annotation-id]')].map((card) => [
        card.querySelector('q')?.textContent.split(' ')[0],
        card.querySelector<HTMLElement>('[data-state]')?.dataset.state,
      ]),
    ),
  );

describe(`a page that was edited, in ${browserName}`, () => {
  it('has its highlights where they stand now, and says how they stand', async () => {
    const tab = await browser.newPage(server.url('/harbour'));
    await showHighlights(browser, tab);
    await highlight(tab, ICEBREAKER);
    await soon(() => drawn(tab)).toEqual({ yellow: [ICEBREAKER] });
    await highlight(tab, SLEDGE);
    const panel = await openPanel(browser, tab);
    for (const [name, edited, icebreaker, sledge] of EDITS) {
      served = edited(STORY);
      await tab.reload();
      await showHighlights(browser, tab);
      await soon(async () => [name, await states(panel)]).toEqual([name, { it: icebreaker, sold: sledge }]);
    }
    await panel.close();
  });
});
