import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { describeRange } from '@/utils/annotation/describe-range';
import { type LiveHighlight, LiveHighlights } from '@/utils/annotation/live-highlights';
import { withLookalikes } from '@/utils/annotation/lookalikes';
import { indexText } from '@/utils/annotation/text-index';
import { renderedText } from '@/utils/article/rendered-text';
import { atOnce } from '@/utils/shared/steps';

// Runs in the page of the bench: a long page of paragraphs each unlike the others, and highlights all over it.

declare global {
  var livePage: {
    fill: typeof fill;
    mark: typeof mark;
    edit: typeof edit;
    show: typeof show;
    redraw: typeof redraw;
  };
}
globalThis.livePage = { fill, mark, edit, show, redraw };

const random = seeded(20);
const SYLLABLES = 'ba co di fu ge hal in jor ka lem mi no or pe qui ra sol ta um ver wi xa yo zen'.split(' ');
let highlights: LiveHighlight[] = [];
let changes = 0;

/** Fills the page with so many bytes of paragraphs. */
function fill(bytes: number): void {
  const words = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join(''),
  );
  for (let size = 0; size < bytes;) {
    const paragraph = document.createElement('p');
    const link = document.createElement('a');
    link.textContent = pick(words);
    paragraph.append(`${sentence(words, 40)} `, link, ` ${sentence(words, 25)}`);
    size += paragraph.outerHTML.length;
    document.body.append(paragraph);
  }
}

/** Describes so many highlights, evenly over the page. */
function mark(count: number): void {
  const rendered = renderedText(document.body);
  const index = atOnce(indexText(rendered.text));
  const paragraphs = [...document.querySelectorAll('p')];
  for (let n = 0; n < count; n += 1) {
    const text = paragraphs[Math.floor((n * paragraphs.length) / count)]?.firstChild;
    if (!(text instanceof Text)) continue;
    const start = Math.floor(random() * 60);
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + 10 + Math.floor(random() * 120));
    const described = describeRange(rendered, range);
    if (!described) continue;
    const quote: TextQuoteSelector = withLookalikes(index, described)[0];
    highlights.push({ id: String(n), color: 'yellow', quote, stood: null });
  }
}

/** What a page is when it is visited again: a new first paragraph, and a slip in every tenth of those highlighted. */
function edit(): void {
  document.querySelectorAll('p').forEach((paragraph, index) => {
    const text = paragraph.firstChild;
    if (index % 10 === 0 && text instanceof Text)
      text.data = `${text.data.slice(0, 70)}x${text.data.slice(70)}`;
  });
  const lead = document.createElement('p');
  lead.textContent = 'Updated: a paragraph that was not there.';
  document.body.prepend(lead);
  new MutationObserver((records) => {
    changes += records.length;
  }).observe(document, { childList: true, characterData: true, attributes: true, subtree: true });
}

const live = new LiveHighlights({
  window,
  root: document,
  body: () => document.body,
  inView: () => ({ node: document.body, offset: 0 }),
  now: () => performance.now(),
  drawPictures: () => undefined,
  onPlaced: () => undefined,
});

/** Finds and draws them all; how many were placed, and how often the page was changed by that. */
async function show(): Promise<{ placed: number; changes: number }> {
  await live.show(highlights);
  const placed = highlights.filter(({ id }) => live.rangeOf(id)).length;
  return { placed, changes };
}

/** Draws them all anew: where they stand is known. */
async function redraw(): Promise<void> {
  highlights = highlights.map((highlight) => ({ ...highlight, color: 'green' }));
  await live.show(highlights);
}

function sentence(words: string[], length: number): string {
  return Array.from({ length }, () => pick(words)).join(' ');
}

function pick(words: string[]): string {
  return words[Math.floor(random() * words.length)] ?? '';
}

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
