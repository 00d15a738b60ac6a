import { parse } from 'yaml';

import catalog from '@/locales/en.yml?raw';

const messages: unknown = parse(catalog);

/** Stands for `#i18n` in tests of components, which run outside an extension: the English messages as they are. */
export const i18n = {
  t: (key: string, ...args: (number | string[])[]): string => {
    const count = args.find((arg) => typeof arg === 'number');
    const substitutions =
      args.find((arg) => typeof arg === 'object') ?? (count === undefined ? [] : [String(count)]);
    const message = count === undefined ? at(key) : (at(`${key}.${String(count)}`) ?? at(`${key}.n`));
    if (key === '@@ui_locale') return 'en';
    if (typeof message !== 'string') throw new Error(`no message ${key}`);
    return message.replace(/\$(\d)/g, (_, index) => substitutions[Number(index) - 1] ?? '');
  },
};

function at(key: string): unknown {
  return key.split('.').reduce<unknown>((node, name) => {
    return typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined;
  }, messages);
}
