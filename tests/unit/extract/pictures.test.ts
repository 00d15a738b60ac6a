import { describe, expect, test } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

const SMALL_GIF = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Addresses of the pictures of a story with this in the middle, without the site's. */
function picturesOf(inside: string, page: Parameters<typeof storyPage>[0] = {}): string[] {
  const capture = extractPage(storyPage({ ...page, inside }))?.capture;
  return (capture?.pictures ?? []).map(({ url }) => url.replace('https://courier.example', ''));
}

describe('a picture is found', () => {
  test.each([
    ['by its source', '<img src="/a.jpg">', '/a.jpg'],
    ['relative to the base', '<img src="a.jpg">', '/2026/a.jpg'],
    ['in the size to read with', '<img src="/s.jpg" srcset="/s.jpg 300w, /l.jpg 1600w">', '/l.jpg'],
    ['behind a placeholder', `<img src="${SMALL_GIF}" data-src="/a.jpg">`, '/a.jpg'],
    ['behind a placeholder file', '<img src="/img/blank.gif" data-original="/a.jpg">', '/a.jpg'],
    ['in data-lazy-src', '<img data-lazy-src="/a.jpg">', '/a.jpg'],
    ['in data-srcset', `<img src="${SMALL_GIF}" data-srcset="/s.jpg 300w, /l.jpg 1200w">`, '/l.jpg'],
    ['under any name', `<img src="${SMALL_GIF}" data-whatever="/a.webp?x=1">`, '/a.webp?x=1'],
    [
      'in a picture element',
      '<picture><source srcset="/a.avif 1200w" type="image/avif"><img></picture>',
      '/a.avif',
    ],
    ['of AMP', '<amp-img src="/a.jpg" width="600" height="400"></amp-img>', '/a.jpg'],
    ['in a noscript', '<noscript><img src="/a.jpg" width="600" height="400"></noscript>', '/a.jpg'],
  ])('%s', (_how, html, url) => {
    expect(picturesOf(`<figure>${html}</figure>`)).toEqual([url]);
  });

  test('once, though a noscript repeats it', () => {
    const html = `<figure><img class="lazy" src="${SMALL_GIF}" data-id="7"><noscript><img src="/a.jpg" alt="b"></noscript></figure>`;
    expect(picturesOf(html)).toEqual(['/a.jpg']);
  });

  test('once, though it stands there in two sizes', () => {
    const html =
      '<figure><img src="/a-300x200.jpg"></figure><p>Words.</p><figure><img src="/a.jpg?w=900"></figure>';
    expect(picturesOf(html)).toEqual(['/a-300x200.jpg']);
  });

  test('in its own two forms where the address tells them apart', () => {
    const html = '<figure><img src="/i?id=1"></figure><p>Words.</p><figure><img src="/i?id=2"></figure>';
    expect(picturesOf(html)).toEqual(['/i?id=1', '/i?id=2']);
  });
});

describe('no picture is', () => {
  test.each([
    ['a counter', '<img src="/count.php" width="1" height="1">'],
    ['an icon', '<img src="/icon.png" width="32" height="32">'],
    ['a placeholder', '<img src="/placeholder.png">'],
    ['a script’s address', '<img src="javascript:x">'],
    ['a picture of the browser’s own', '<img src="blob:https://courier.example/1">'],
  ])('%s', (_what, html) => {
    expect(picturesOf(`<p>Words before ${html} and after it.</p>`)).toEqual([]);
  });

  test('a drawn emoji, which becomes a character', () => {
    const capture = extractPage(
      storyPage({ inside: '<p>Well done <img src="/e.png" alt="👍🏽"> all of you.</p>' }),
    )?.capture;
    expect(capture?.pictures).toEqual([]);
    expect(capture?.textContent).toContain('Well done 👍🏽 all');
  });
});

test('says alt, width and height, and keeps them in the content', () => {
  const capture = extractPage(
    storyPage({ inside: '<figure><img src="/a.jpg" alt=" A boat " width="640" height="480px"></figure>' }),
  )?.capture;
  expect(capture?.pictures).toEqual([
    { url: 'https://courier.example/a.jpg', alt: 'A boat', width: 640, height: 480 },
  ]);
  expect(capture?.content).toMatch(/<img [^>]*data-picture="0"[^>]*>/);
  expect(capture?.content).not.toContain('a.jpg');
});

test('keeps the bytes of a data: picture out of the facts', () => {
  const url = `data:image/png;base64,${'A'.repeat(5_000)}`;
  const extracted = extractPage(storyPage({ inside: `<figure><img src="${url}"></figure>` }));
  expect(extracted?.capture.pictures[0]?.url).toBe('data:image/png;base64,');
  expect(extracted?.pictureSources).toEqual([url]);
});

describe('the lead picture', () => {
  const og = '<meta property="og:image" content="https://courier.example/lead.jpg">';
  const hero =
    '<figure class="hero"><img src="/lead.jpg?w=800" alt=""><figcaption>The boat at dawn.</figcaption></figure>';

  test('comes first, with its caption, from above the body', () => {
    const capture = extractPage(
      storyPage({ head: og }).replace('<article>', `<div>${hero}</div><article>`),
    )?.capture;
    expect(capture?.content).toMatch(
      /^<figure><img [^>]*data-picture="0"[^>]*><figcaption>The boat at dawn\.<\/figcaption><\/figure>/,
    );
  });

  test('isn’t put there twice', () => {
    expect(picturesOf(hero, { head: og })).toEqual(['/lead.jpg?w=800']);
  });

  test('is the one for sharing where the article has no other', () => {
    expect(picturesOf('', { head: og })).toEqual(['/lead.jpg']);
    expect(picturesOf('<figure><img src="/other.jpg"></figure>', { head: og })).toEqual(['/other.jpg']);
  });

  test('is no logo', () => {
    expect(picturesOf('', { head: '<meta property="og:image" content="/static/logo-share.png">' })).toEqual(
      [],
    );
  });
});
