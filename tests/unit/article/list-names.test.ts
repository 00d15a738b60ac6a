import { describe, expect, it } from 'vitest';

import { listNames } from '@/utils/article/list-names';

describe('a list of names', () => {
  it.each([
    ['en', ['Ann Field', 'Bo Marsh', 'Cy Dale'], '[Ann Field], [Bo Marsh], and [Cy Dale]'],
    ['zh-Hans', ['王小明', '李华'], '[王小明]和[李华]'],
    ['zh-Hant', ['王小明', 'Ann Field', '李华'], '[王小明]、[Ann Field]和[李华]'],
    ['en', ['Ann Field'], '[Ann Field]'],
    ['en', [], ''],
  ])('in %s of %j reads %s', (locale, names, expected) => {
    const parts = listNames(names, locale);
    expect(parts.map((part) => (part.name === null ? part.between : `[${part.name}]`)).join('')).toBe(
      expected,
    );
  });
});
