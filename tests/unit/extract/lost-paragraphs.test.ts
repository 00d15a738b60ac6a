import { describe, expect, test } from 'vitest';

import { extractPage } from './extract-page';

const STORY = [
  'The ferry has crossed the river since before anybody in the village can remember, in fog, in flood, and once in snow.',
  'On Friday it will make the journey for the last time, with the same man at the wheel, and his dog in the bow as ever.',
  'A bridge was opened in spring, two miles to the north, and since then hardly anyone but the schoolchildren came aboard.',
  'The ferryman says that he is not sad about it, that rivers have seen other things go, and that he never liked the paint.',
  'His passengers think otherwise, and have collected signatures, money, and four hundred photographs of the old boat.',
];
const paragraphs = (texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');

function linesOf(body: string): string[] {
  const html = `<!doctype html><html lang="en"><head><title>The last ferry</title></head><body>${body}</body></html>`;
  return extractPage(html)?.capture.textContent.split('\n') ?? [];
}

describe('paragraphs that got lost when the article was found come back at their places', () => {
  const box = (name: string, inner: string) => `<div class="${name}"><div class="text">${inner}</div></div>`;
  const [first = '', second = '', ...rest] = STORY;
  const long = rest.map((text) => `${text} So they say, at least, on both sides of the river.`);

  test('those of one kind with what was found', () => {
    expect(
      linesOf(
        `<h1>The last ferry</h1>${box('opening', paragraphs([first, 'Ferries and their villages']))}<hr>${box('middle', paragraphs([second]))}<hr>${box('long', paragraphs(long))}`,
      ),
    ).toEqual([first, second, ...long]);
  });

  test('each of those that stand in cards of their own', () => {
    const card = (text: string) => `<div class="card"><div class="card-content"><p>${text}</p></div></div>`;
    const linked =
      '<a href="/bridge">A bridge, opened in spring</a>, two miles to the north of the landing, is why it will be so.';
    const texts = [first, second, linked, ...long];
    expect(linesOf(`<h1>The last ferry</h1><main>${texts.map(card).join('')}</main>`)).toEqual(
      texts.map((text) => text.replace(/<[^>]*>/g, '')),
    );
  });

  test('none that say nothing in a sentence', () => {
    const label = 'Ferries and bridges and rivers and villages and schoolchildren and dogs';
    const lines = linesOf(
      `<h1>The last ferry</h1>${box('opening', paragraphs([first, label]))}<hr>${box('middle', paragraphs([second]))}<hr>${box('long', paragraphs(long))}`,
    );
    expect(lines).toEqual([first, second, ...long]);
  });

  test('none behind its end', () => {
    const below =
      'You, who have read so far, may also like to hear what our readers have to say about it, every day.';
    expect(
      linesOf(
        `<h1>The last ferry</h1>${box('long', paragraphs([first, second, ...long]))}<hr><div>${box('closing', paragraphs([below]))}<div><a href="/more">More of the like, and more</a></div></div>`,
      ),
    ).toEqual([first, second, ...long]);
  });

  test('all of the story’s box where only a list in it was found', () => {
    const names = Array.from(
      { length: 120 },
      (_, index) => `Ferryman ${String(index)}, of the guild, of the river, in spring`,
    );
    const lines = linesOf(
      `<article><h1>The last ferry</h1><div class="letter">${paragraphs(STORY.slice(0, 3))}</div><hr><div><div>${paragraphs(names)}</div></div><div>${paragraphs(STORY.slice(3))}</div></article>`,
    );
    expect(lines).toEqual([...STORY.slice(0, 3), ...names, ...STORY.slice(3)]);
  });
});
