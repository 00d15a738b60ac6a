import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

const PLURAL_KEYS = /^(?:\d+|n)$/;

/** The English messages by dotted key; of those with forms for numbers, the form for many. */
export function englishMessages(): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, path: string[]): void => {
    if (typeof node !== 'object' || node === null) {
      found.set(path.join('.'), String(node));
      return;
    }
    const entries = Object.entries(node);
    if (entries.every(([key]) => PLURAL_KEYS.test(key))) walk(entries.at(-1)?.[1], path);
    else for (const [key, child] of entries) walk(child, [...path, key]);
  };
  walk(parse(readFileSync('locales/en.yml', 'utf8')), []);
  return found;
}
