import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { articleToJson, type WholeHistory } from '@/utils/export/to-json';

import { anExportable, aPicture } from './an-exportable';
import { schemaFaults } from './json-schema';

const schema = JSON.parse(readFileSync('docs/cuttings-export.schema.json', 'utf8')) as object;
const AT = '2026-11-24T08:00:00.000Z';
const ARTICLE = '10000000-0000-4000-8000-000000000000';
const VERSION = '20000000-0000-4000-8000-000000000000';

/** An article with one version, two pictures and two highlights. */
function aHistory(): WholeHistory {
  const { article, version, html, text, pictures, annotations } = anExportable({
    html: '<p>新华社 <b>ferry</b> 🚢</p><p><img data-picture="0" alt="渡轮"><img data-picture="1" alt=""></p>',
    article: {
      id: ARTICLE,
      versionId: VERSION,
      tags: ['长江'],
      note: '"quoted"\n</script>',
      corrections: { title: 'x', byline: [] },
    },
    highlights: [
      { exact: 'ferry', color: 'blue', note: 'n', tags: ['a', 'b'] },
      { exact: 'not there', color: 'rose' },
    ],
    pictures: [aPicture('image/png', 1), aPicture('image/jpeg', 2)],
  });
  return {
    article,
    versions: [{ version: { ...version, id: VERSION, articleId: ARTICLE }, html, text }],
    images: new Map(
      version.pictures.flatMap(({ hash }, index) => {
        const blob = pictures.get(index);
        return hash !== null && blob ? [[hash, blob] as const] : [];
      }),
    ),
    annotations: annotations.map((annotation) => ({ ...annotation, articleId: ARTICLE, versionId: VERSION })),
  };
}

describe('articleToJson', () => {
  it.each(['inside', 'beside', 'none'] as const)('fits its schema with pictures %s', async (pictures) => {
    const { json } = await articleToJson(aHistory(), { exportedAt: AT, pictures, withText: true });
    expect(schemaFaults(schema, JSON.parse(json))).toEqual([]);
  });

  it('has a schema that knows every property there is', async () => {
    const { json } = await articleToJson(aHistory(), { exportedAt: AT, pictures: 'inside', withText: true });
    const parsed = JSON.parse(json) as {
      article: Record<string, unknown>;
      versions: Record<string, unknown>[];
    };
    parsed.article.mood = 'x';
    if (parsed.versions[0]) delete parsed.versions[0].content;
    expect(schemaFaults(schema, parsed)).toEqual(['/article/mood: not known', '/versions/0: lacks content']);
  });

  it('gives back the article, its versions and its text as they were', async () => {
    const history = aHistory();
    const { json } = await articleToJson(history, { exportedAt: AT, pictures: 'none', withText: true });
    const [kept] = history.versions;
    const { articleId: _, ...version } = kept?.version ?? { articleId: '' };
    expect(JSON.parse(json)).toMatchObject({
      format: 2,
      exportedAt: AT,
      article: history.article,
      versions: [{ ...version, content: kept?.html, textContent: kept?.text }],
      pictures: {},
    });
  });

  it('gives highlights as W3C annotations', async () => {
    const history = aHistory();
    const { json } = await articleToJson(history, { exportedAt: AT, pictures: 'none', withText: true });
    const { annotations } = JSON.parse(json) as { annotations: unknown[] };
    const [first] = history.annotations;
    expect(annotations[0]).toEqual({
      '@context': [
        'http://www.w3.org/ns/anno.jsonld',
        {
          cuttings: 'urn:x-cuttings:',
          color: 'cuttings:color',
          lookalikes: { '@id': 'cuttings:lookalikes', '@type': '@json' },
          keptBeside: 'cuttings:keptBeside',
          picture: { '@id': 'cuttings:picture', '@type': '@json' },
          history: { '@id': 'cuttings:history', '@type': '@json' },
        },
      ],
      id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
      type: 'Annotation',
      motivation: 'commenting',
      color: 'blue',
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: 'n', format: 'text/markdown' },
        { type: 'TextualBody', purpose: 'tagging', value: 'a' },
        { type: 'TextualBody', purpose: 'tagging', value: 'b' },
      ],
      target: { type: 'SpecificResource', source: history.article.url, selector: first?.target.selector },
      created: AT,
      modified: AT,
      'cuttings:versionId': VERSION,
    });
  });

  it('has the pictures in it byte by byte', async () => {
    const history = aHistory();
    const { json, files } = await articleToJson(history, {
      exportedAt: AT,
      pictures: 'inside',
      withText: true,
    });
    const { pictures } = JSON.parse(json) as {
      pictures: Record<string, { type: string; size: number; base64: string }>;
    };
    expect(files).toEqual([]);
    expect(Object.keys(pictures)).toEqual([...history.images.keys()]);
    for (const [hash, blob] of history.images) {
      expect(pictures[hash]).toEqual({
        type: blob.type,
        size: blob.size,
        base64: Buffer.from(await blob.arrayBuffer()).toString('base64'),
      });
    }
  });

  it('names the files of pictures by their hash', async () => {
    const { json, files } = await articleToJson(aHistory(), {
      exportedAt: AT,
      pictures: 'beside',
      withText: true,
    });
    const { pictures } = JSON.parse(json) as { pictures: Record<string, { file: string }> };
    expect(files.map(({ path }) => path)).toEqual(Object.values(pictures).map(({ file }) => file));
    expect(files.map(({ path }) => path)).toEqual([
      `pictures/${'0'.repeat(64)}.png`,
      `pictures/${'1'.padStart(64, '0')}.jpg`,
    ]);
  });
});
