import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileName } from '@/utils/export/file-name';

import { hostileStrings } from '@/tests/support/attacks';

const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a name would do harm or fail on some system; empty when it is safe. */
function faults(name: string): string[] {
  const checks: [string, boolean][] = [
    ['forbidden character', /[<>:"/\\|?*#^[\]]/.test(name)],
    ['control', /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(name)],
    ['mark of direction', /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name)],
    ['begins with dot, dash, tilde or space', /^[.~\s-]/.test(name)],
    ['ends with dot or space', /[.\s]$/.test(name)],
    ['reserved by Windows', RESERVED.test(name)],
    ['too long', new TextEncoder().encode(name).length > 100],
    ['not NFC', name !== name.normalize('NFC')],
    ['empty', name.replace(/\.md$/, '') === ''],
  ];
  return checks.flatMap(([fault, isSo]) => (isSo ? [fault] : []));
}

const md = (title: string): string => fileName(title, { extension: '.md' });

describe('fileName', () => {
  it.each([
    ['keeps the title in its own script', '新华社：长江“黄金水道”', '新华社：长江“黄金水道”.md'],
    ['keeps the space of Japanese', '川へ　霧坂', '川へ　霧坂.md'],
    ['keeps Arabic', 'آخر عبّارة', 'آخر عبّارة.md'],
    ['keeps what joins an emoji', '👩‍👩‍👧 home', '👩‍👩‍👧 home.md'],
    ['parts a title from its subtitle', 'Ferry: the end', 'Ferry - the end.md'],
    ['replaces what a path is made of', '24/7 a\\b 12:30', '24-7 a-b 12-30.md'],
    ['drops what Windows forbids', 'What? <*> "quoted"', "What 'quoted'.md"],
    ['replaces what Obsidian cannot link to', '[Video] #1 ^x', '(Video) 1 x.md'],
    ['makes one line of several', ' a \n\t b ', 'a b.md'],
    ['composes accents', 'cafe\u0301', 'café.md'],
    ['says when nothing is left', '???', 'untitled.md'],
    ['does not repeat the extension', 'notes.MD', 'notes.md'],
    ['sets devices of Windows apart', 'con', '_con.md'],
    ['sets devices with an extension apart', 'Aux.notes', '_Aux.notes.md'],
  ])('%s', (_what, title, name) => {
    expect(md(title)).toBe(name);
  });

  it('cuts a long title between characters, not within one', () => {
    expect(md('文'.repeat(200))).toBe(`${'文'.repeat(32)}.md`);
    const family = '👩‍👩‍👧';
    expect(md(family.repeat(50))).toBe(`${family.repeat(5)}.md`);
  });

  it('numbers names that are taken, in whatever case', () => {
    const taken = new Map<string, number>();
    const names = ['Ferry', 'FERRY', 'ferry', 'Ferry (2)'].map((title) =>
      fileName(title, { extension: '.md', taken }),
    );
    expect(names).toEqual(['Ferry.md', 'FERRY (2).md', 'ferry (3).md', 'Ferry (2) (2).md']);
  });

  it('numbers ten thousand of one title without counting from the start each time', () => {
    const taken = new Map<string, number>();
    const names = Array.from({ length: 10_000 }, () =>
      fileName('文'.repeat(60), { extension: '.json', taken }),
    );
    expect(new Set(names).size).toBe(10_000);
    expect(names.at(-1)).toMatch(/文 \(10000\)\.json$/);
    expect(names.flatMap(faults)).toEqual([]);
  }, 60_000);

  it('gives a safe and new name to whatever comes', () => {
    const titles = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc
          .array(fc.constantFrom('con', 'NUL', '.', ' ', '~', '-', '/', ':', '\u202e', 'a', '文'), {
            maxLength: 9,
          })
          .map((parts) => parts.join('')),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(titles, (list) => {
        const taken = new Map<string, number>();
        const names = list.map((title) => fileName(title, { extension: '.md', taken }));
        expect(names.map(faults).flat()).toEqual([]);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(list.length);
        expect(names.every((name) => name.endsWith('.md'))).toBe(true);
      }),
    );
  }, 60_000);

  const hostile = hostileStrings();
  it.skipIf(!hostile).each(hostile?.filenames ?? [])('is safe for the hostile %j', (title) => {
    expect(faults(md(title))).toEqual([]);
    expect(faults(fileName(title, { extension: '' }))).toEqual([]);
  });
});
