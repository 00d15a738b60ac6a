import axe from 'axe-core';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import styles from '@/components/picker/picker.css?inline';
import { Picker } from '@/components/picker/Picker';
import type { BlockChoice } from '@/utils/article/block-choice';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';
import { shownInArticle } from '@/utils/extract/shown-in-article';

let host: HTMLElement;
let root: ShadowRoot;
let place: HTMLElement;
let content: HTMLElement;
let saved: BlockChoice[][];
let isClosed: boolean;

/** The article of this page as it is now, by the code that reads pages. */
function preview(choices: BlockChoice[]) {
  const url = 'https://courier.example/ferry';
  const article = extractArticle({ window, url, selected: null, sanitize: createSanitizer(window), choices });
  if (!article.ok) return null;
  const { textContent, choices: use } = article.value.capture;
  const shows = shownInArticle(article.value, document.baseURI);
  return { textContent, pictures: article.value.pictureSources, shows, choices: use };
}

function open(remembered: BlockChoice[] = []): void {
  render(
    <Picker
      remembered={remembered}
      actions={{
        host,
        preview,
        save: (choices) => {
          saved.push(choices);
          return Promise.resolve({ kind: 'saved' });
        },
        undo: () => Promise.resolve(),
        close: () => {
          isClosed = true;
        },
      }}
    />,
    place,
  );
}

const said = (): string => root.querySelector('[role=status]')?.textContent ?? '';
const shown = (): string => root.querySelector('[data-preview]')?.textContent ?? '';
const outlined = (kind: string): number => root.querySelectorAll(`.outline[data-kind=${kind}]`).length;
const press = (action: string): void => root.querySelector<HTMLElement>(`[data-action=${action}]`)?.focus();

beforeEach(() => {
  saved = [];
  isClosed = false;
  document.title = 'The last ferry';
  content = document.createElement('div');
  // eslint-disable-next-line no-unsanitized/method -- made by this test itself
  content.append(document.createRange().createContextualFragment(PAGE));
  document.body.append(content);
  mount('closed');
});

function mount(mode: ShadowRootMode): void {
  host = document.createElement('cuttings-picker');
  root = host.attachShadow({ mode });
  const sheet = document.createElement('style');
  sheet.textContent = styles;
  place = document.createElement('div');
  root.append(sheet, place);
  document.documentElement.append(host);
}

afterEach(() => {
  render(null, place);
  host.remove();
  content.remove();
});

describe('the picker', () => {
  it('says what is outlined, and shows the article as it would be', async () => {
    open();
    await expect
      .poll(said)
      .toBe(
        'Paragraph: “\u2068Paragraph 1: the ferry has crossed this river for two hundre\u2069” – in the article',
      );
    await expect.poll(shown).toMatch(/^The article then\d+ words · no picturesParagraph 1/);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(said()).toMatch(/^Block: “\u2068The editors .* – not in the article$/);

    await userEvent.keyboard('{Enter}');
    expect(said()).toMatch(/put in by you$/);
    expect(outlined('include')).toBe(1);
    await expect.poll(shown).toContain('November fog.');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{Enter}');
    expect(said()).toMatch(/taken out by you$/);
    await expect.poll(shown).not.toContain('Paragraph 1');
    expect(outlined('exclude')).toBe(1);
  });

  it('takes the last choice back, by a button and by keys, and saves what is left', async () => {
    open([{ kind: 'include', selector: '.note' }]);
    await expect.poll(() => outlined('include')).toBe(1);
    await userEvent.keyboard('{Enter}{ArrowRight}{Enter}');
    expect(outlined('exclude')).toBe(2);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(outlined('exclude')).toBe(1);
    press('undo');
    await userEvent.keyboard('{Enter}');
    expect(outlined('exclude')).toBe(0);
    expect(root.querySelector('[data-action=save]')?.matches(':disabled')).toBe(true);

    press('putIn');
    press('takeOut');
    await userEvent.keyboard('{Enter}');
    press('save');
    await userEvent.keyboard('{Enter}');
    expect(saved).toEqual([
      [
        { kind: 'include', selector: '.note' },
        { kind: 'exclude', selector: expect.stringMatching(/p:nth-of-type\(2\)$/) as string },
      ],
    ]);
    await expect.poll(() => root.querySelector('[data-saving=saved]')?.textContent).toContain('new version');
    await userEvent.keyboard('{Enter}');
    expect(isClosed).toBe(true);
  });

  it('makes a block larger and smaller, and says where nothing would be left', async () => {
    open();
    await userEvent.keyboard('{ArrowUp}');
    expect(said()).toMatch(/^Block: “\u2068Paragraph 1/);
    await userEvent.keyboard('{ArrowUp}{Enter}');
    await expect.poll(shown).toContain('Your choices would leave nothing');
    await userEvent.keyboard('{Enter}{ArrowDown}');
    expect(said()).toMatch(/^Heading: “\u2068The last ferry/);
  });

  it('works where elements of the page are called as the document is asked', async () => {
    for (const name of ['body', 'querySelector']) {
      const form = document.createElement('form');
      form.name = name;
      content.append(form);
    }
    open([{ kind: 'include', selector: '.note' }]);
    await expect.poll(() => outlined('include')).toBe(1);
    expect(said()).toMatch(/^Paragraph: “\u2068Paragraph 1/);
    await userEvent.keyboard('{Enter}');
    expect(outlined('exclude')).toBe(1);
  });

  it('takes out a video and a picture that waits to be shown, and puts a video in', async () => {
    const [video, lazy, beside] = [
      '<iframe src="http://127.0.0.1:1/embed/4711" title="The boat leaves" width="300" height="200"></iframe>',
      `<img src="${BLANK}" data-src="http://127.0.0.1:1/dog.jpg" style="width: 300px; height: 200px">`,
      '<aside><video src="http://127.0.0.1:1/cat.mp4" controls title="The cat">No video here</video></aside>',
    ];
    const last = content.querySelector('.story p:last-child');
    // eslint-disable-next-line no-unsanitized/method -- made by this test itself
    last?.before(document.createRange().createContextualFragment(`${video}${lazy}`));
    // eslint-disable-next-line no-unsanitized/method -- made by this test itself
    content.append(document.createRange().createContextualFragment(beside));
    open();
    await expect.poll(shown).toContain('1 picture');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(said()).toBe('Video or frame: “\u2068The boat leaves\u2069” – in the article');
    await userEvent.keyboard('{Enter}{ArrowRight}');
    expect(said()).toBe('Picture – in the article');
    await userEvent.keyboard('{Enter}');
    await expect.poll(shown).toContain('no pictures');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowDown}');
    expect(said()).toBe('Video or frame: “\u2068The cat\u2069” – not in the article');
    await userEvent.keyboard('{Enter}');
    press('save');
    await userEvent.keyboard('{Enter}');
    expect(saved[0]?.map(({ kind }) => kind)).toEqual(['exclude', 'exclude', 'include']);
    const article = preview(saved[0] ?? []);
    expect(article?.textContent).toContain('The cat');
    expect(article?.textContent).not.toContain('The boat leaves');
    expect(article?.pictures).toEqual([]);
  });

  it('takes out a picture that is the background of a box', async () => {
    const photo = document.createElement('div');
    photo.className = 'photo';
    photo.style.cssText = 'height: 200px; background: url(http://127.0.0.1:1/dog.jpg) center / cover';
    content.querySelector('.story')?.before(photo);
    open();
    await expect.poll(shown).toContain('1 picture');
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
    expect(said()).toBe('Block – in the article');
    await userEvent.keyboard('{Enter}');
    await expect.poll(shown).toContain('no pictures');
  });

  it('has nothing that axe finds wrong', async () => {
    // What is closed, it can't look into.
    host.remove();
    mount('open');
    open();
    await expect.poll(shown).toContain('words');
    const { violations } = await axe.run(place, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

const BLANK = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const PARAGRAPHS = Array.from(
  { length: 6 },
  (_, index) =>
    `<p>Paragraph ${String(index + 1)}: the ferry has crossed this river for two hundred years, in fog and in flood, and the ferryman says that he is not sad that there is a bridge.</p>`,
).join('');
const PAGE = `<article><h1>The last ferry</h1><div class="story" style="padding: 1px">${PARAGRAPHS}</div></article>
  <aside class="note" style="padding: 1px">The editors remember the old ferry, its ferryman, its dog, its paint, and the November fog.</aside>`;
