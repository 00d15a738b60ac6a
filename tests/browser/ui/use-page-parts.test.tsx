import { render } from 'preact';
import { act } from 'preact/test-utils';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { LibraryProvider } from '@/components/hooks/use-library';
import { usePageParts } from '@/components/panel/use-page-parts';
import { SplitQuote } from '@/components/reader/SplitQuote';
import { articleRow } from '@/tests/support/article-row';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { Anchor } from '@/utils/annotation/anchor';
import { anchorAnnotations, type AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { quoteOf } from '@/utils/annotation/annotation';
import { pagePlacesSchema } from '@/utils/annotation/page-places';
import { describePicture } from '@/utils/annotation/picture-selector';
import { createQuoteFinder, type QuoteFinder } from '@/utils/annotation/quote-finder';
import { addAnnotation, listAnnotations } from '@/utils/library/annotate';

const article = articleRow('a1');
const SAVED = 'The last ferry left the harbour on Friday.\nIt was full.';

let root: HTMLElement;
let library: TestLibrary;
let focused: string;

beforeEach(async () => {
  root = document.createElement('main');
  document.body.append(root);
  library = testLibrary();
  await library.db.texts.put({ versionId: article.versionId, text: SAVED });
});

afterEach(() => {
  render(null, root);
  root.remove();
});

function Card({ anchored, finder }: { anchored: AnchoredAnnotation[]; finder: QuoteFinder }) {
  const actionsFor = usePageParts({ article, anchored, finder, focused, onFocus: () => undefined });
  const { split, splitting, merge } = actionsFor(focused);
  return (
    <>
      {split && <button onClick={split}>split</button>}
      {merge && <button onClick={() => void merge.run()}>merge with {merge.words}</button>}
      {splitting && <SplitQuote {...splitting} id={focused} color="yellow" lang="en" />}
    </>
  );
}

/** The panel as it is when the page has told of its text, with a highlight of the library on each of these words of it. */
async function tell(text: string, ...words: string[]): Promise<void> {
  await tellPlaces(
    text,
    words.map((its) => {
      const start = text.indexOf(its);
      return { state: 'exact', start, end: start + its.length };
    }),
  );
}

/** The same with the places of the highlights of the library. */
async function tellPlaces(text: string, anchors: Anchor[]): Promise<void> {
  const annotations = await listAnnotations(library, article.id);
  const told = v.parse(pagePlacesSchema, {
    url: article.url,
    anchors: anchors.map((anchor, index) => [annotations[index]?.id, anchor]),
    text,
  });
  const anchored = told.anchors.flatMap(([id, anchor]): AnchoredAnnotation[] => {
    const annotation = annotations.find((one) => one.id === id);
    return annotation ? [{ annotation, anchor }] : [];
  });
  await act(() => {
    render(
      <LibraryProvider value={library}>
        <Card anchored={anchored} finder={createQuoteFinder(text)} />
      </LibraryProvider>,
      root,
    );
  });
}

async function mark(...quotes: string[]): Promise<void> {
  for (const exact of quotes) {
    library.setTime(`2026-11-2${String(quotes.indexOf(exact))}T08:00:00.000Z`);
    const selector = { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' } as const;
    const { id } = await addAnnotation(library, article, [selector], { color: 'yellow', note: '', tags: [] });
    if (exact === quotes[0]) focused = id;
  }
}

const buttons = () => [...root.querySelectorAll('button')].map((button) => button.textContent);
const press = (words: string) =>
  act(() => {
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === words)?.click();
  });
const point = () => root.querySelector('[role=slider]')?.getAttribute('aria-valuetext');
const stored = async () => {
  const annotations = await listAnnotations(library, article.id);
  return annotations.map((annotation) => quoteOf(annotation).exact).toSorted();
};

describe('splitting and merging beside a page', () => {
  it('is offered where the page has told of the words that a highlight has by now', async () => {
    await mark('last ferry', 'left');
    await tell(SAVED, 'last ferry', 'left');
    expect(buttons()).toEqual(['split', 'merge with left']);
    // The page has still to tell where it stands since it was shortened.
    await tell(SAVED, 'last ferry left the harbour', 'left');
    expect(buttons()).toEqual([]);
  });

  it('splits where the reader chose, also when the page has got longer before it meanwhile', async () => {
    await mark('last ferry left');
    await tell(SAVED, 'last ferry left');
    await press('split');
    expect(point()).toBe('last  | ferry left');
    await tell(`Notice of tea.\n${SAVED}`, 'last ferry left');
    expect(point()).toBe('last  | ferry left');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    await expect.poll(point).toBe('last ferry |  left');
    await userEvent.keyboard('{Enter}');
    await expect.poll(stored).toEqual(['last ferry', 'left']);
    const [first] = await listAnnotations(library, article.id);
    expect(first?.history).toMatchObject([
      { versionId: article.versionId, selector: [{ prefix: 'Notice of tea.\nThe ' }, { start: 4, end: 14 }] },
    ]);
  });

  it('has both halves in the saved text where that has the whole, among other words than the page', async () => {
    const around = 'The harbour master wrote of the ice and of what it had done to the boats that winter. ';
    const whole = 'Yes. The ferry was full and everybody knew it then.';
    const text = `${around}${whole} ${around}Yes. No. ${around}`;
    await library.db.texts.put({ versionId: article.versionId, text });
    await mark(whole);
    await tell(`Top story. ${whole} Cookies.`, whole);
    await press('split');
    await userEvent.keyboard('{Enter}');
    await expect.poll(stored).toEqual(['The ferry was full and everybody knew it then.', 'Yes.']);
    const shown = anchorAnnotations(text, article.versionId, await listAnnotations(library, article.id));
    const start = text.indexOf(whole);
    expect(shown.map(({ anchor }) => anchor)).toEqual([
      { state: 'exact', start, end: start + 'Yes.'.length },
      { state: 'exact', start: start + 'Yes. '.length, end: start + whole.length },
    ]);
  });

  it('keeps in the page alone what the saved text lacks', async () => {
    await mark('Notice of tea.', 'It is hot.');
    await tell(`Notice of tea. It is hot. ${SAVED}`, 'Notice of tea.', 'It is hot.');
    await press('merge with It is hot.');
    await expect.poll(stored).toEqual(['Notice of tea. It is hot.']);
    const [merged] = await listAnnotations(library, article.id);
    expect(merged?.history).toMatchObject([{ versionId: null, selector: [{ suffix: ` ${SAVED}` }] }]);
    expect(merged?.history?.[0]?.selector).toHaveLength(1);
  });
});

describe('a highlighted picture', () => {
  it.each([
    ['behind a highlighted paragraph', 'on Friday.'],
    ['before one', 'It was full.'],
    ['inside a highlighted passage', 'on Friday.\nIt was full.'],
  ])('is neither split nor merged with text: %s', async (_, words) => {
    await mark(words);
    const passage = focused;
    library.setTime('2026-11-29T08:00:00.000Z');
    const url = 'https://courier.example/ferry.jpg';
    const selector = describePicture({ index: 0, url, alt: 'The ferry', caption: '', hash: null });
    const picture = await addAnnotation(library, article, [selector], { color: 'rose', note: '', tags: [] });
    const start = SAVED.indexOf(words);
    const at = SAVED.indexOf('It was full.');
    const places: Anchor[] = [
      { state: 'exact', start, end: start + words.length },
      { state: 'exact', start: at, end: at, picture: 0 },
    ];
    for (const [id, offered] of [
      [passage, ['split']],
      [picture.id, []],
    ] as const) {
      focused = id;
      await tellPlaces(SAVED, places);
      expect(buttons()).toEqual(offered);
    }
  });
});

describe('a quote that is being split', () => {
  it.each([
    ['lines', 'on Friday.\nIt was full.'],
    ['preformatted text', 'if (tide)\n    wait();\nelse  sail();'],
    ['Arabic', 'غادرت العبارة\nالأخيرة الميناء'],
    ['Chinese', '末班渡轮\n星期五离开港口'],
  ])('has the words of the page as they are: %s', async (_, words) => {
    await mark(words);
    await tell(words, words);
    await press('split');
    expect(root.querySelector('pre')?.textContent).toBe(words);
    await userEvent.keyboard('{ArrowUp>200/}');
    const line = root.querySelector('[role=slider]');
    await expect.poll(() => line?.getAttribute('aria-valuenow')).toBe('1');
    await userEvent.keyboard('{ArrowDown>200/}');
    await expect.poll(() => line?.getAttribute('aria-valuenow')).toBe(String(words.length - 1));
  });

  it('is split where it is clicked', async () => {
    await mark('last ferry left the harbour');
    await tell(SAVED, 'last ferry left the harbour');
    await press('split');
    const text = root.querySelector('pre')?.firstChild;
    const range = document.createRange();
    if (text) range.setStart(text, 'last '.length);
    if (text) range.setEnd(text, 'last f'.length);
    const { left, top, height } = range.getBoundingClientRect();
    const box = root.querySelector('pre')?.getBoundingClientRect();
    await userEvent.click(root.querySelector('pre') ?? root, {
      position: { x: left - (box?.left ?? 0) + 1, y: top + height / 2 - (box?.top ?? 0) },
    });
    await expect.poll(point).toBe('last  | ferry left the harbour');
  });
});
