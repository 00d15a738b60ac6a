import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { keysToldOfFailures } from '../../support/keys-told-of-failures';
import { localeMessages } from '../../support/locale-messages';

/**
 * A message is an error if the code gives it out where something has failed (`keysToldOfFailures` says where that is), if it is of a
 * group in which each kind of failure has its messages, or if its English words say that something went wrong. That finds more than
 * errors: what is none is named here, so that whoever adds a message has to say which it is.
 */
const GROUPS = ['check.kinds.'];
const SAYS_FAILURE =
  /could not|couldn’t|can’t|cannot|didn’t|fail|fault|damage|refuse|not allowed|doesn’t (?:allow|answer)|no file was made|may no longer/i;

const NO_ERRORS = [
  // What is offered beside an error, or told of it in passing.
  ...['annotation.keepBoth', 'annotation.keepMine', 'annotation.keepTheirs'],
  ...['check.names', 'check.more', 'check.untitled', 'import.place'],
  // What was done, told by the same function as what failed.
  ...['annotation.history.undone', 'annotation.history.redone', 'check.mended', 'check.removed'],
  ...['check.recoveredTitle', 'picker.outcome.saving', 'picker.outcome.saved', 'picker.outcome.unchanged'],
  // Advice on what can’t be done, before anybody tries.
  ...['backup.auto.aboutDownloads', 'library.deleteForeverAdvice', 'pictures.noneAllowed'],
];

/** Of a plural the form for many. */
const english = new Map(Array.from(localeMessages('en'), ([key, forms]) => [key, forms.at(-1) ?? '']));
const rows = readRows(readFileSync('docs/errors.md', 'utf8'));
const documented = rows.flatMap(({ keys }) => keys);
const told = [
  ...keysToldOfFailures([...english.keys()]),
  ...[...english.keys()].filter((key) => GROUPS.some((group) => key.startsWith(group))),
];
const speaking = [...english].filter(([, text]) => SAYS_FAILURE.test(text)).map(([key]) => key);
const errors = new Set([...told, ...speaking]);

describe('the page of errors', () => {
  it('has every message that is told of a failure, or speaks of one', () => {
    const known = new Set([...documented, ...NO_ERRORS]);
    expect([...errors].filter((key) => !known.has(key)).toSorted()).toEqual([]);
  });

  it('leaves out only what would be taken for an error', () => {
    expect(NO_ERRORS.filter((key) => !errors.has(key) || documented.includes(key))).toEqual([]);
  });

  it('has each once', () => {
    expect(documented.filter((key, index) => documented.indexOf(key) !== index)).toEqual([]);
  });

  it('has the words that the reader sees', () => {
    expect(rows.map(({ keys, words }) => [keys, words.replace(/\{[^}]+\}/g, '$')])).toEqual(
      rows.map(({ keys }) => [keys, keys.map(shownWords).join('<br>')]),
    );
  });

  it('says of each when it is met, what is safe, and what to do', () => {
    expect(rows.filter(({ about }) => about.length !== 3 || about.includes(''))).toEqual([]);
  });
});

function shownWords(key: string): string {
  return english.get(key)?.replace(/\$\d/g, '$') ?? 'no such message';
}

/** The rows of all tables: the keys of the first column, the words of the second, and what stands in the others. */
function readRows(page: string): { keys: string[]; words: string; about: string[] }[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [keys = '', words = '', ...about] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return { keys: keys.split('<br>').map((key) => key.replaceAll('`', '')), words, about };
    });
}
