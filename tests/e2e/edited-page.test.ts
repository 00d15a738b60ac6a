import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
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

const NOTICE = 'Tickets cost three crowns until the end of the year, children ride free.';
const FERRY =
  'Captain Dora Penhallow has steered the ferry across the estuary for thirty-one years without a day of illness.';
const HERONS =
  'Her deputy keeps a notebook of every heron that has landed on the bow rail since the engine was replaced.';
/** So long that of what stands behind it nothing is near the notice. */
const PIANO =
  'The oldest ticket in the museum was sold in the year of the great flood to a piano tuner from the northern hills, who left it between two pages of a songbook that his daughter gave away.';
const CURRENT =
  'Engineers have measured the current at nineteen places and found it quickest under the ruined customs house, where nobody has moored a boat since the lamp was taken down in the war.';

let browser: ExtensionBrowser;
let server: TestServer;
let served = STORY;
let timetable = [FERRY, PIANO, NOTICE, CURRENT, HERONS];

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/harbour': (response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(pageOf('Ice', served));
      },
      '/timetable': (response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(pageOf('The ferry', timetable));
      },
    },
  });
  browser = await freshBrowser(browserName);
});

const pageOf = (title: string, paragraphs: string[]): string =>
  `<!doctype html><html lang="en"><title>${title}</title><article><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article></html>`;

afterAll(async () => {
  await closeBrowser(browser);
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
    await soon(() => states(panel)).toEqual({ it: 'exact', sold: 'exact' });
    for (const [name, edited, icebreaker, sledge] of EDITS) {
      served = edited(STORY);
      await tab.reload();
      await showHighlights(browser, tab);
      await soon(async () => [name, await states(panel)]).toEqual([name, { it: icebreaker, sold: sledge }]);
    }
    await panel.close();
  });

  it('has a highlight between those that it stood between, where it would stand in several places by itself', async () => {
    const tab = await browser.newPage(server.url('/timetable'));
    const visit = async (paragraphs: string[]): Promise<void> => {
      timetable = paragraphs;
      await tab.reload();
      await showHighlights(browser, tab);
    };
    const before = timetable;
    const after = [STORY[1], NOTICE, STORY[2], FERRY, STORY[3], NOTICE, STORY[4], HERONS].map(String);
    await showHighlights(browser, tab);
    await highlight(tab, 'three crowns');
    await soon(() => drawn(tab)).toEqual({ yellow: ['three crowns'] });
    const panel = await openPanel(browser, tab);
    await soon(() => states(panel)).toEqual({ three: 'exact' });
    await visit(after);
    await soon(() => states(panel)).toEqual({ three: 'ambiguous' });
    await soon(() => drawn(tab)).toEqual({});

    await visit(before);
    await soon(() => drawn(tab)).toEqual({ yellow: ['three crowns'] });
    await highlight(tab, FERRY);
    await highlight(tab, HERONS);
    await soon(() => states(panel)).toEqual({ Captain: 'exact', three: 'exact', Her: 'exact' });
    await visit(after);
    await soon(() => states(panel)).toEqual({ Captain: 'exact', three: 'exact', Her: 'exact' });
    await soon(() => drawn(tab)).toEqual({ yellow: [FERRY, 'three crowns', HERONS] });
    const paragraphNumber = await tab.evaluate(() => {
      const ranges = [...(CSS.highlights.get('cuttings-yellow') ?? [])] as Range[];
      const [notice] = ranges.filter((range) => range.toString() === 'three crowns');
      const paragraph = notice?.startContainer.parentElement;
      return [...document.querySelectorAll('p')].findIndex((one) => one === paragraph);
    });
    expect(paragraphNumber).toBe(5);
    await panel.close();
  });
});
