import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { localeMessages } from '../support/locale-messages';

const LOCALES = ['en', 'zh_CN', 'zh_TW'];

/** Messages by dotted key; the forms of a plural stay together under one key. */
const messages = (locale: string): Map<string, string> =>
  new Map(Array.from(localeMessages(locale), ([key, forms]) => [key, forms.join('\n')]));

const placeholders = (message: string): string[] => [...new Set(message.match(/\$\d|\{\w+\}/g))].sort();

const sources = globSync('{entrypoints,components,utils}/**/*.{ts,tsx}').map((path) =>
  readFileSync(path, 'utf8'),
);
const manifest = readFileSync('wxt.config.ts', 'utf8');
const english = messages('en');

describe('locales', () => {
  it.each(LOCALES)('%s has every message, and no other', (locale) => {
    expect([...messages(locale).keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('names messages as browsers allow', () => {
    expect([...english.keys()].filter((key) => !/^[\w.]+$/.test(key))).toEqual([]);
  });

  it.each(LOCALES)('%s has something to say in each', (locale) => {
    expect([...messages(locale)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(LOCALES)('%s uses the placeholders of the English messages', (locale) => {
    const differing = [...messages(locale)].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it.each(['zh_CN', 'zh_TW'])('%s writes Chinese punctuation between Chinese characters', (locale) => {
    const wrong = [...messages(locale)].filter(([, text]) =>
      /\p{Script=Han}[,;:?!]|\p{Script=Han}\.(?!\p{L})/u.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('holds no message that nothing uses', () => {
    const used = new Set<string>();
    const prefixes: string[] = [];
    for (const source of sources) {
      for (const [, key] of source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)) if (key) used.add(key);
      for (const [, key] of source.matchAll(/i18n\.t\(\s*'([\w-]+)'/g)) if (key) used.add(key);
      for (const [, prefix] of source.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g))
        if (prefix) prefixes.push(prefix);
    }
    for (const [, key] of manifest.matchAll(/__MSG_(\w+)__/g)) if (key) used.add(key);
    const unused = [...english.keys()].filter(
      (key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('has a message for every key that is used', () => {
    const missing = sources.flatMap((source) =>
      [...source.matchAll(/i18n\.t\(\s*'([\w.-]+)'/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !english.has(key)),
    );
    expect(missing).toEqual([]);
  });
});
