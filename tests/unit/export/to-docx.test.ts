import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { articleToDocx } from '@/utils/export/to-docx';

import { anExportable, createDocument, sanitize, WORDS } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

/** A picture of one pixel. */
const PIXEL = new Blob(
  [
    Uint8Array.from(
      atob(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      ),
      (character) => character.charCodeAt(0),
    ),
  ],
  { type: 'image/png' },
);

async function write(source: ReturnType<typeof anExportable>, withText = true): Promise<Uint8Array> {
  const written = await articleToDocx(source, {
    ...{ document: createDocument(), sanitize, words: WORDS, withText, withPictures: true },
    toCorePicture: () => Promise.resolve(null),
  });
  return new Uint8Array(await written.arrayBuffer());
}

/** The parts of a document by their names, as text. */
function partsOf(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The names of parts that are no XML. */
function brokenParts(parts: Record<string, string>): string[] {
  return Object.entries(parts).flatMap(([name, text]) =>
    /\.(?:xml|rels)$/.test(name) && !isXml(text) ? [name] : [],
  );
}

function isXml(text: string): boolean {
  try {
    new JSDOM(text, { contentType: 'application/xml' });
    return true;
  } catch {
    // A parser of XML stops at what isn't well-formed.
    return false;
  }
}

const whole = anExportable({
  html:
    '<h2>Part one</h2><p>The <a href="https://x.example/">ferry</a> stops on <b>Friday</b>.</p><ul><li>a<ul><li>b</li></ul>' +
    '</li></ul><table><tr><th>h</th><td>d</td></tr></table><figure><img data-picture="0" alt="x"></figure><p>渡轮停航。</p>',
  article: { note: 'Ask\n\nsoon', tags: ['sea'] },
  pictures: [PIXEL],
  highlights: [
    { exact: 'stops on Friday', color: 'rose', note: 'Which one?\nThis?', tags: ['to do'] },
    { exact: 'nowhere', note: 'lost' },
  ],
});

describe('articleToDocx', () => {
  it('has headings, lists, tables, links and pictures, highlights as shading and notes as footnotes', async () => {
    const parts = partsOf(await write(whole));
    expect(brokenParts(parts)).toEqual([]);
    const text = parts['word/document.xml'] ?? '';
    for (const part of [
      '<w:pStyle w:val="Heading1"/>',
      '<w:pStyle w:val="Heading2"/>',
      '<w:numPr><w:ilvl w:val="1"/>',
      '<w:tbl>',
      '<w:hyperlink ',
      '<w:drawing>',
      '<w:shd w:fill="FBD3DF"',
      '<w:footnoteReference w:id="1"/>',
      'nowhere',
      'not found in the text',
    ])
      expect(text).toContain(part);
    for (const part of ['Which one?', 'This?', '#to do']) expect(parts['word/footnotes.xml']).toContain(part);
    expect(parts['word/media/image1.png']).toBeDefined();
    expect(parts['docProps/core.xml']).toContain('<dc:title>The last ferry</dc:title>');
  });

  it('lists highlights where the text isn’t wanted', async () => {
    const text = partsOf(await write(whole, false))['word/document.xml'] ?? '';
    expect(text).not.toContain('Part one');
    for (const part of ['stops on Friday', 'Which one?', 'lost']) expect(text).toContain(part);
  });

  it('is XML whatever is in it, and asks for nothing from elsewhere but by links', async () => {
    const hostile = [...(hostileStrings()?.markdown ?? []), ...(hostilePages() ?? []).slice(0, 20)];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(']]>', '<w:p>', '\u0000\ud800', '&#0;', ...hostile),
    );
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const parts = partsOf(
          await write(
            anExportable({
              html: `<p>x</p>${value}`,
              article: { title: value, byline: [value], siteName: value, note: value, tags: [value] },
              highlights: [
                { exact: 'x', note: value, tags: [value] },
                { exact: value, note: value },
              ],
            }),
          ),
        );
        expect(brokenParts(parts)).toEqual([]);
        for (const [name, part] of Object.entries(parts)) {
          if (!name.endsWith('.rels')) continue;
          for (const [relation] of part.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g))
            expect(relation).toContain('/relationships/hyperlink"');
        }
      }),
      { numRuns: 40 },
    );
  });

  it.skipIf(!hasLibreOffice())('is read by LibreOffice', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cuttings-docx-'));
    try {
      writeFileSync(join(folder, 'a.docx'), await write(whole));
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'html', '--outdir', folder, 'a.docx'], {
        cwd: folder,
        stdio: 'ignore',
      });
      const html = readFileSync(join(folder, 'a.html'), 'utf8');
      for (const part of ['The last ferry', 'stops on', 'Which one?', '渡轮停航', '<table'])
        expect(html).toContain(part);
      expect(html.toLowerCase()).toContain('#fbd3df');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Whether LibreOffice is there (Debian: libreoffice-writer-nogui); says so where it isn’t. */
function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('SKIPPED: LibreOffice isn’t installed (apt-get install libreoffice-writer-nogui)');
    return false;
  }
}
