import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const STATES = ['proved', 'in part', 'not tested', 'not built', 'not here'];

const read = (path: string): string => readFileSync(path, 'utf8');
const page = read('docs/faults-and-threats.md');

/** The rows of both tables: number, fault or threat, what the reader gets, state, tests, figure. */
const rows = page
  .split('\n')
  .filter((line) => /^\| [FT]\d/.test(line))
  .map((line) => {
    const [number = '', , gets = '', state = '', tests = '', figure = ''] = line.slice(2, -2).split(' | ');
    return { number, gets, state, tests, figure };
  });

/** Test files that a text names, each with the names of tests that follow it. */
function testsIn(text: string): { path: string; names: string[] }[] {
  return [...text.matchAll(/`(tests\/[^`*]+\.tsx?)`((?:[:;] “[^”]+”)*)/g)].map(
    ([, path = '', names = '']) => ({
      path,
      names: [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name),
    }),
  );
}

describe('the table of faults and threats', () => {
  it('has each of the 46 faults and 32 threats once, in order', () => {
    const numbers = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1)}`);
    expect(rows.map(({ number }) => number)).toEqual([...numbers('F', 46), ...numbers('T', 32)]);
  });

  it('says of each what the reader gets, how far that is proved, and by which test or that there is none', () => {
    for (const { number, gets, state, tests, figure } of rows) {
      expect(gets, number).not.toBe('');
      expect(STATES, number).toContain(state);
      expect(figure, number).not.toBe('');
      if (state === 'proved' || state === 'in part')
        expect(
          testsIn(tests).every(({ names }) => names.length > 0) && testsIn(tests).length > 0,
          number,
        ).toBe(true);
    }
  });

  it('counts right', () => {
    const counts = STATES.map((wanted) => {
      const count = rows.filter(({ state }) => state === wanted).length;
      return `${String(count)} ${wanted}`;
    });
    expect(page).toContain(`**${String(rows.length)} in all:** ${counts.join(', ')}.`);
  });
});

it.each(['docs/faults-and-threats.md', 'SECURITY.md', 'PRIVACY.md'])(
  '%s names tests that there are',
  (document) => {
    const named = testsIn(read(document));
    expect(named.length).toBeGreaterThan(3);
    for (const { path, names } of named) {
      expect(existsSync(path), path).toBe(true);
      const source = read(path);
      for (const name of names) expect(source.includes(name), `${path}: ${name}`).toBe(true);
    }
  },
);
