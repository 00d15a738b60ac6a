import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { OPERATOR_NAMES } from '@/utils/search/query/operators';
import { parseQuery } from '@/utils/search/query/parse-query';

const VALUES = { is: '未读', has: '笔记', color: '黄', lang: 'zh', tag: '海', site: '报' };

describe('the names of operators', () => {
  it.each(['zh_CN', 'zh_TW'])('that are shown in %s can be typed', (locale) => {
    const { query } = parse(readFileSync(`locales/${locale}.yml`, 'utf8')) as {
      query: { names: Record<string, string> };
    };
    for (const name of OPERATOR_NAMES) {
      const value = name in VALUES ? VALUES[name as keyof typeof VALUES] : '2026';
      expect(parseQuery(`${query.names[name] ?? ''}：${value}`)).toMatchObject({
        tree: { kind: name },
        problems: [],
      });
    }
  });
});
