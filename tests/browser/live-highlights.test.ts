import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { describeSpan } from '@/utils/annotation/describe-range';
import { type LiveHighlight, LiveHighlights, type LivePlaces } from '@/utils/annotation/live-highlights';
import { renderedText } from '@/utils/article/rendered-text';

const VILLAGES = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elder', 'Fir'];

let live: LiveHighlights;
let told: LivePlaces[];
/** Called when the page has been read, before anything is looked for in it. */
let onRead = (): void => undefined;
let body: HTMLElement | null;

beforeEach(() => {
  // The page's time, not its tasks: what waits is waited for at once.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  document.body.replaceChildren(...VILLAGES.map(paragraph));
  told = [];
  body = document.body;
  live = new LiveHighlights({
    window,
    root: document,
    body: () => body,
    inView: () => {
      onRead();
      return null;
    },
    now: () => Date.now(),
    drawPictures: () => undefined,
    onPlaced: (places) => told.push(places),
  });
});

afterEach(() => {
  onRead = () => undefined;
  live.close();
  vi.useRealTimers();
  document.body.replaceChildren();
});

function paragraph(village: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = `In ${village} the ferry takes the sheep of ${village} to the meadows behind the dyke of ${village}.`;
  return element;
}

/** A highlight of words of the page as it is now. */
function highlightOf(exact: string, start = renderedText(document.body).text.indexOf(exact)): LiveHighlight {
  const [quote] = describeSpan(renderedText(document.body).text, { start, end: start + exact.length }) ?? [];
  if (!quote || start < 0) throw new Error(`no ${exact}`);
  return { id: exact, color: 'yellow', quote, stood: null };
}

/** One of words that are nowhere. */
function lostHighlight(exact = 'nobody wrote this'): LiveHighlight {
  const quote = {
    type: 'TextQuoteSelector' as const,
    exact,
    prefix: 'said the baker: ',
    suffix: ', and went',
  };
  return { id: exact, color: 'yellow', quote, stood: null };
}

function drawn(): string[] {
  return [...CSS.highlights]
    .filter(([name]) => name.startsWith('cuttings-'))
    .flatMap(([, ranges]) => [...ranges].filter((range) => (range as Range).startContainer.isConnected))
    .map(String)
    .toSorted();
}

/** Makes the paragraph of a village anew, as a framework would: what was drawn on goes with the old one. */
function makeAnew(village: string): void {
  const old = [...document.querySelectorAll('p')].find((one) => one.textContent.startsWith(`In ${village}`));
  old?.replaceWith(paragraph(village));
}

/** Changes the page once, lets the time pass, and lets what was begun end. */
async function changeAndWait(ms: number, change = (): void => undefined): Promise<void> {
  change();
  const advertisement = document.querySelector('aside') ?? document.createElement('aside');
  advertisement.textContent = `Advertisement ${String(Math.random())}`;
  document.body.append(advertisement);
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(ms);
  await live.settled();
}

describe('highlights of a page that changes', () => {
  it('are found again soon, however long another has been lost', async () => {
    await live.show([highlightOf('sheep of Birch'), lostHighlight()]);
    for (let n = 0; n < 12; n += 1) await changeAndWait(60_000);
    await changeAndWait(1_000, () => {
      makeAnew('Birch');
    });
    expect(drawn()).toEqual(['sheep of Birch']);
  });

  it('aren’t taken for other words that the page has put in their place', async () => {
    await live.show([highlightOf('sheep of Birch')]);
    const text = document.querySelector('p:nth-of-type(2)')?.firstChild as Text;
    const start = text.data.indexOf('sheep of Birch');
    const rangeThere = (): Range => {
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, start + 'sheep of Birch'.length);
      return range;
    };
    expect(live.exactly(rangeThere())).toBe('sheep of Birch');
    text.data = text.data.replace('sheep of Birch', 'goats of Aspen');
    expect(live.exactly(rangeThere())).toBeNull();
  });

  it('that are lost are looked for less and less often', async () => {
    await live.show([lostHighlight()]);
    const countOf = async (): Promise<number> => {
      const before = told.length;
      for (let n = 0; n < 60; n += 1) await changeAndWait(1_000);
      return told.length - before;
    };
    expect(await countOf()).toBeGreaterThan(2);
    expect(await countOf()).toBeLessThan(4);
  });

  it('aren’t looked for when only what is ours has come or gone', async () => {
    await live.show([lostHighlight()]);
    const before = told.length;
    const ours = document.createElement('cuttings-annotator');
    for (let n = 0; n < 4; n += 1) {
      if (ours.isConnected) ours.remove();
      else document.documentElement.append(ours);
      await Promise.resolve();
      await vi.advanceTimersByTimeAsync(60_000);
      await live.settled();
    }
    expect(told.length).toBe(before);
  });

  it('are found when their picture has come, though it was lost for long', async () => {
    const url = new URL('/quay.jpg', document.baseURI).href;
    const { quote } = lostHighlight();
    const picture = { url, alt: '', caption: '' };
    await live.show([
      { id: 'quay', color: 'yellow', quote, picture, stood: null },
      highlightOf('sheep of Birch'),
    ]);
    for (let n = 0; n < 12; n += 1) await changeAndWait(1_000);
    expect(live.places.anchors.get('quay')).toEqual({ state: 'orphaned' });
    const image = document.createElement('img');
    image.src = url;
    await changeAndWait(60_000, () => {
      document.body.append(image);
      makeAnew('Birch');
    });
    await changeAndWait(60_000);
    expect(live.places.anchors.get('quay')).toMatchObject({ state: 'exact', picture: 0 });
  });

  it('are drawn when they are asked for while others are looked for', async () => {
    const [birch, cedar] = [highlightOf('sheep of Birch'), highlightOf('sheep of Cedar')];
    // Long enough to be looked through in several slices, between which the reader may do something.
    document.body.append(...Array.from({ length: 5_000 }, (_, n) => paragraph(`Number${String(n)}`)));
    await live.show([birch, cedar, lostHighlight()]);
    await live.show([birch, lostHighlight()]);
    const shown = new Promise<void>((resolve) => {
      onRead = () => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve(live.show([birch, cedar, lostHighlight()]));
        };
        port2.postMessage(null);
      };
    });
    document.body.prepend(paragraph('Gorse'));
    await Promise.resolve();
    await vi.advanceTimersByTimeAsync(60_000);
    await shown;
    await live.settled();
    expect(drawn()).toEqual(['sheep of Birch', 'sheep of Cedar']);
  });

  it('are not looked for again when another is added', async () => {
    const first = highlightOf('sheep of Birch');
    await live.show([first]);
    const before = live.places.anchors.get(first.id);
    await live.show([first, highlightOf('sheep of Cedar')]);
    expect(drawn()).toEqual(['sheep of Birch', 'sheep of Cedar']);
    expect(live.places.anchors.get(first.id)).toBe(before);
  });

  it('have their ranges renewed', async () => {
    await live.show([highlightOf('sheep of Birch')]);
    const before = live.rangeOf('sheep of Birch');
    await changeAndWait(1_000, () => {
      makeAnew('Birch');
    });
    expect(live.rangeOf('sheep of Birch')).not.toBe(before);
    expect(live.rangeOf('sheep of Birch')?.startContainer.isConnected).toBe(true);
  });

  it('are found when what holds the text has come', async () => {
    const highlight = highlightOf('sheep of Birch');
    body = null;
    await live.show([highlight]);
    expect(drawn()).toEqual([]);
    body = document.body;
    await changeAndWait(1_000);
    expect(drawn()).toEqual(['sheep of Birch']);
  });
});

describe('a highlight whose ends are moved', () => {
  /** Moves the first end of one by a word. */
  function moveFirstEnd(id: string): void {
    const ends = live.endsOf(id);
    if (!ends) throw new Error(`${id} stands nowhere`);
    const { placed, rendered } = ends;
    live.move({ id, rendered, span: { start: placed.start + 'sheep '.length, end: placed.end } });
  }

  it('is drawn where they are, as long as it is in focus', async () => {
    await live.show([highlightOf('sheep of Birch'), highlightOf('sheep of Elder')]);
    live.focus('sheep of Birch');
    moveFirstEnd('sheep of Birch');
    expect(new Set(drawn())).toEqual(new Set(['of Birch', 'sheep of Elder']));
    expect(live.isMoved('sheep of Birch')).toBe(true);
    live.focus('sheep of Elder');
    expect(live.isMoved('sheep of Birch')).toBe(false);
    live.focus('sheep of Birch');
    expect(new Set(drawn())).toEqual(new Set(['sheep of Birch', 'sheep of Elder']));
  });

  it('stands where it stood when the page is read anew, and isn’t moved by places of before', async () => {
    await live.show([highlightOf('sheep of Birch')]);
    live.focus('sheep of Birch');
    const before = live.endsOf('sheep of Birch');
    if (!before) throw new Error('it stands nowhere');
    moveFirstEnd('sheep of Birch');
    await changeAndWait(1_000, () => {
      makeAnew('Alder');
      makeAnew('Birch');
    });
    expect(new Set(drawn())).toEqual(new Set(['sheep of Birch']));
    live.move({ id: 'sheep of Birch', rendered: before.rendered, span: { start: 0, end: 4 } });
    expect(new Set(drawn())).toEqual(new Set(['sheep of Birch']));
    expect(live.isMoved('sheep of Birch')).toBe(false);
  });
});
