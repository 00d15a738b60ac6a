import { describe, expect, it } from 'vitest';

import { parseHtml } from '@/tests/support/parse-html';
import { anchorPicture } from '@/utils/annotation/anchor-picture';
import { picturePlaces } from '@/utils/annotation/picture-places';
import { describePicture, type PicturePlace, pictureWords } from '@/utils/annotation/picture-selector';
import type { SavedPicture } from '@/utils/article/article';
import { renderedText } from '@/utils/article/rendered-text';

const hash = (mark: string): string => mark.repeat(64);

function place(index: number, parts: Partial<PicturePlace> = {}): PicturePlace {
  return { index, start: index * 100, url: '', hash: null, alt: '', caption: '', ...parts };
}

const MARKED = place(1, {
  url: 'https://courier.example/media/ferry-1600x900.jpg',
  hash: hash('a'),
  alt: 'A ferry beside a quay',
  caption: 'The ferry on Tuesday evening.',
});
const selector = describePicture(MARKED);
const OTHERS = [
  place(0, { url: 'https://courier.example/media/quay.jpg', hash: hash('b') }),
  place(2, { url: 'https://courier.example/media/map.jpg', hash: hash('c'), caption: 'A map' }),
];

describe('anchorPicture', () => {
  it.each<[string, Partial<PicturePlace>, object]>([
    ['the same', { ...MARKED }, { state: 'exact', start: 100, end: 100, picture: 1 }],
    ['the same bytes elsewhere', { index: 5, hash: hash('a') }, { state: 'moved', picture: 5 }],
    ['its address, not kept', { url: MARKED.url }, { state: 'exact', picture: 1 }],
    [
      'its address in another size',
      { url: 'https://courier.example/media/ferry-800x450.jpg', hash: hash('d') },
      { state: 'exact', picture: 1 },
    ],
    [
      'other bytes at its address',
      { url: MARKED.url, hash: hash('d') },
      { state: 'changed', exact: hash('d'), picture: 1 },
    ],
    [
      'another picture with its caption',
      { index: 4, url: 'https://courier.example/new.jpg', hash: hash('d'), caption: MARKED.caption },
      { state: 'changed', exact: hash('d'), picture: 4 },
    ],
    [
      'another picture that says the same of itself',
      { url: 'https://courier.example/new.jpg', alt: MARKED.alt },
      { state: 'changed', exact: 'https://courier.example/new.jpg', picture: 1 },
    ],
    [
      'another picture in its place',
      { url: 'https://courier.example/new.jpg', hash: hash('d'), caption: 'Something else.' },
      { state: 'orphaned' },
    ],
  ])('finds %s', (_, parts, expected) => {
    expect(anchorPicture(selector, [...OTHERS, place(parts.index ?? 1, parts)])).toMatchObject(expected);
  });

  it('knows a caption that was kept with other spaces', () => {
    const kept = describePicture(
      place(1, { url: '', hash: null, caption: '渡し船の最後の朝 写真 山田太郎' }),
    );
    const now = place(1, { url: '', hash: null, caption: '渡し船の最後の朝\u3000写真\u3000山田太郎' });
    expect(anchorPicture(kept, [now])).toMatchObject({ state: 'changed', picture: 1 });
  });

  it('takes none of several that only have its caption', () => {
    const alike = [3, 4].map((index) =>
      place(index, { caption: MARKED.caption, url: `https://x.example/${String(index)}` }),
    );
    expect(anchorPicture(selector, alike)).toEqual({ state: 'orphaned' });
  });

  it('takes none for words that any picture may have', () => {
    const short = describePicture(place(1, { alt: 'Photo', caption: 'Photo' }));
    expect(anchorPicture(short, [place(1, { alt: 'Photo', caption: 'Photo' })])).toEqual({
      state: 'orphaned',
    });
    expect(anchorPicture(describePicture(place(1)), [place(1)])).toEqual({ state: 'orphaned' });
  });

  it('of the same bytes shown twice takes that of its number, else that of its caption', () => {
    const twice = [place(1, { hash: hash('a') }), place(3, { hash: hash('a'), caption: MARKED.caption })];
    expect(anchorPicture(selector, twice)).toMatchObject({ state: 'exact', picture: 1 });
    const [, second] = twice;
    if (!second) throw new Error('no second');
    expect(anchorPicture(selector, [place(2, { hash: hash('a') }), second])).toMatchObject({ picture: 3 });
  });
});

describe('describePicture', () => {
  it('finds it in the body by its number, and in a page by its address', () => {
    const { value } = describePicture({ ...MARKED, url: 'https://x.example/"a\\b".jpg' });
    const root = parseHtml(
      '<img data-picture="0"><img data-picture="1" id="own"><img src="https://x.example/&quot;a\\b&quot;.jpg" id="page">',
    );
    expect([...root.querySelectorAll(value)].map(({ id }) => id)).toEqual(['own', 'page']);
    expect(describePicture(place(3)).value).toBe('img[data-picture="3"]');
  });
});

describe('picturePlaces', () => {
  const saved: SavedPicture[] = [
    {
      url: 'https://x.example/1.jpg',
      alt: ' one\n two ',
      width: null,
      height: null,
      hash: hash('a'),
      failure: null,
    },
    { url: 'data:image/png;base64,AAAA', alt: '', width: null, height: null, hash: null, failure: null },
  ];

  it('gives each with its caption and where it stands in the text', () => {
    const root = parseHtml(
      '<p>Before.</p><figure><img data-picture="0"><figcaption>The <b>ferry</b>\n on Tuesday</figcaption></figure><p>After <img data-picture="1"> it.</p><img data-picture="7"><img>',
    );
    const rendered = renderedText(root);
    const places = picturePlaces(root, rendered, saved);
    expect(places).toEqual([
      {
        index: 0,
        start: rendered.text.indexOf('The ferry'),
        url: 'https://x.example/1.jpg',
        hash: hash('a'),
        alt: 'one two',
        caption: 'The ferry on Tuesday',
      },
      { index: 1, start: rendered.text.indexOf('it.'), url: '', hash: null, alt: '', caption: '' },
    ]);
    expect(places.map(pictureWords)).toEqual(['The ferry on Tuesday', '']);
  });
});
