import { readFileSync } from 'node:fs';

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import type { Annotation } from '@/utils/annotation/annotation';
import { picturePlaces } from '@/utils/annotation/picture-places';
import { describePicture } from '@/utils/annotation/picture-selector';
import { renderedText } from '@/utils/article/rendered-text';
import { articleToHtml } from '@/utils/export/to-html';
import { articleToJson } from '@/utils/export/to-json';
import { articleToMarkdown } from '@/utils/export/to-markdown';

import { anExportable, aPicture, createDocument, sanitize, WORDS } from './an-exportable';
import { schemaFaults } from './json-schema';
import { parseMarkdown, textOf } from './parse-markdown';

const HTML =
  '<p>Before.</p><figure><img data-picture="0" alt="ferry"><figcaption>The ferry.</figcaption></figure>' +
  '<p>The ferry stops.</p><p><img data-picture="1" alt=""></p>';

/** An article whose two pictures are highlighted, and words between them; the first picture has a caption. */
function highlighted(html = HTML): ReturnType<typeof anExportable> {
  const source = anExportable({
    html,
    highlights: [{ exact: 'stops' }, { color: 'rose', note: 'Who *took* it?' }, { color: 'teal' }],
    pictures: [aPicture('image/png', 1), aPicture('image/jpeg', 2)],
  });
  const body = sanitize(source.html);
  const places = picturePlaces(body, renderedText(body), source.version.pictures);
  const of = (annotation: Annotation, index: number): Annotation => {
    const place = places.find((picture) => picture.index === index);
    if (!place) throw new Error(`no picture ${String(index)}`);
    return { ...annotation, target: { ...annotation.target, selector: [describePicture(place)] } };
  };
  const [text, first, second] = source.annotations;
  if (!text || !first || !second) throw new Error('no highlights');
  return { ...source, annotations: [of(second, 1), text, of(first, 0)] };
}

async function openHtml(source = highlighted(), withPictures = true): Promise<Document> {
  const options = { document: createDocument(), sanitize, words: WORDS, withPictures, withText: true };
  return new JSDOM(await articleToHtml(source, options)).window.document;
}

const markdownOf = (source = highlighted(), withPictures = true): unknown =>
  articleToMarkdown(source, { sanitize, words: WORDS, name: 'Ferry', withPictures, withText: true })[0]
    ?.content;

describe('highlighted pictures', () => {
  it('are marked in HTML, and listed in their places', async () => {
    const document = await openHtml();
    expect(
      Array.from(document.querySelectorAll('article img'), (img) => [img.id, img.getAttribute('data-color')]),
    ).toEqual([
      ['highlight-1', 'rose'],
      ['highlight-3', 'teal'],
    ]);
    expect(
      Array.from(document.querySelectorAll('.highlights li a'), (link) => [
        link.getAttribute('href'),
        link.textContent,
      ]),
    ).toEqual([
      ['#highlight-1', 'The ferry.'],
      ['#highlight-2', 'stops'],
      ['#highlight-3', 'Picture'],
    ]);
  });

  it('are listed without a link in HTML without pictures', async () => {
    const document = await openHtml(highlighted(), false);
    expect(document.querySelectorAll('.highlights > ol > li')).toHaveLength(3);
    expect(document.querySelectorAll('.highlights li a')).toHaveLength(1);
  });

  it('are in Markdown with their captions, or with a word where there are no pictures', () => {
    const rose = `> ![](Ferry/1.png)
>
> The ferry.

^highlight-00000001

- Rose · Picture
- Who *took* it?
`;
    expect(markdownOf()).toContain(rose);
    expect(markdownOf()).toContain('> ![](Ferry/2.jpg)\n\n^highlight-00000002\n\n- Teal · Picture\n');
    expect(markdownOf(highlighted(), false)).toContain('> Picture\n\n^highlight-00000002\n');
    expect(markdownOf(highlighted(), false)).not.toContain('![');
  });

  it('fit the schema of JSON, which finds them in the body', async () => {
    const { article, version, html, text, annotations } = highlighted();
    const id = (digit: number): string => `${String(digit)}0000000-0000-4000-8000-000000000000`;
    const { json } = await articleToJson(
      {
        article: { ...article, id: id(1), versionId: id(2) },
        versions: [{ version: { ...version, id: id(2) }, html, text }],
        images: new Map(),
        annotations: annotations.map((annotation) => ({
          ...annotation,
          versionId: id(2),
          history: [{ accepted: annotation.created, versionId: null, selector: annotation.target.selector }],
        })),
      },
      { exportedAt: article.savedAt, pictures: 'none', withText: true },
    );
    const schema = JSON.parse(readFileSync('docs/cuttings-export.schema.json', 'utf8')) as object;
    const parsed = JSON.parse(json) as {
      versions: { content: string }[];
      annotations: { target: { selector: { type: string; value: string }[] } }[];
    };
    expect(schemaFaults(schema, parsed)).toEqual([]);
    const [selector] = parsed.annotations[0]?.target.selector ?? [];
    const body = sanitize(parsed.versions[0]?.content ?? '');
    expect(body.querySelector(selector?.value ?? '')?.getAttribute('data-picture')).toBe('1');
  });

  it.each(['</a></li><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '](x) ![](y) `'])(
    'let no caption out of its place: %s',
    async (hostile) => {
      const escaped = hostile.replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      const source = highlighted(HTML.replace('The ferry.', escaped));
      const document = await openHtml(source);
      expect(document.querySelectorAll('script, [onerror]')).toHaveLength(0);
      expect(document.querySelector('.highlights li a')?.textContent).toBe(hostile);
      const [, list = ''] = String(markdownOf(source)).split('## Highlights');
      const [listed] = (await parseMarkdown(list)).children ?? [];
      expect(listed?.type).toBe('blockquote');
      expect(listed?.children?.map(textOf)).toEqual(['', hostile]);
    },
  );
});
