import { describe, expect, it } from 'vitest';

import { articleRow } from '@/tests/support/article-row';
import { canonicalTag, changedFacts, draftOf, factText, isOwnText } from '@/utils/article/facts-draft';

const article = articleRow('a', {
  byline: ['Ann Field', 'Tom Moss, Jr.'],
  keywords: ['ferry', 'river'],
  lang: 'zh-cn',
  publishedTime: '2026-11-20T06:00:00Z',
});
const draft = draftOf(article);

describe('a draft of facts', () => {
  it('has a name a line, keywords between commas, and nothing for what is not known', () => {
    expect(draft).toMatchObject({
      title: 'The last ferry',
      byline: 'Ann Field\nTom Moss, Jr.',
      keywords: 'ferry, river',
      publishedTime: '2026-11-20T06:00:00Z',
      modifiedTime: '',
      excerpt: '',
    });
  });

  it('changes nothing as it stands, nor by spaces', () => {
    expect(changedFacts(draft, { ...draft })).toEqual({});
    expect(
      changedFacts(draft, { ...draft, title: ' The  last ferry ', byline: `${draft.byline}\n` }),
    ).toEqual({});
  });

  it('changes what was typed, and no other fact', () => {
    expect(
      changedFacts(draft, {
        ...draft,
        title: 'The\nferry ',
        byline: ' 王小明 \n\n李华\n王小明',
        keywords: '渡船，停航、bridge',
        publishedTime: '',
        lang: 'zh-hans-cn',
        canonicalUrl: ' HTTPS://Courier.example/渡船',
        section: '  ',
      }),
    ).toEqual({
      title: 'The ferry',
      byline: ['王小明', '李华'],
      keywords: ['渡船', '停航', 'bridge'],
      publishedTime: null,
      lang: 'zh-Hans-CN',
      canonicalUrl: 'https://courier.example/%E6%B8%A1%E8%88%B9',
    });
  });

  it('tells what the page says, however it writes it', () => {
    expect(isOwnText('lang', 'zh-CN', article)).toBe(true);
    expect(isOwnText('byline', 'Ann Field\n Tom Moss, Jr.', article)).toBe(true);
    expect(isOwnText('byline', 'Ann Field', article)).toBe(false);
    expect(factText('keywords', article)).toBe('ferry, river');
  });
});

it.each([
  ['en', 'en'],
  [' ZH-hans ', 'zh-Hans'],
  ['english', null],
  ['en us', null],
  ['', null],
])('the canonical tag of %j is %j', (typed, tag) => {
  expect(canonicalTag(typed)).toBe(tag);
});
