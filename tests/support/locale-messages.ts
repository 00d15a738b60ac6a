import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

const PLURAL_KEYS = /^(?:\d+|n)$/;

/** The messages of a locale by dotted key; of a plural all forms, the one for many last. */
export function localeMessages(locale: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const walk = (node: unknown, path: string[]): void => {
    if (typeof node !== 'object' || node === null) {
      found.set(path.join('.'), [String(node)]);
      return;
    }
    const entries = Object.entries(node);
    if (entries.every(([key]) => PLURAL_KEYS.test(key)))
      found.set(
        path.join('.'),
        entries.map(([, text]) => String(text)),
      );
    else for (const [key, child] of entries) walk(child, [...path, key]);
  };
  walk(parse(readFileSync(`locales/${locale}.yml`, 'utf8')), []);
  return found;
}
