import { describe, expect, test } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

const PLAYER = 'https://video.example/embed/4711';

function captureWith(inside: string) {
  return extractPage(storyPage({ inside }))?.capture;
}

describe('what a page sets in from elsewhere', () => {
  test.each([
    ['a video by its address', `<iframe src="${PLAYER}" title="The boat leaves"></iframe>`],
    [
      'one that fills the screen',
      `<iframe src="${PLAYER}?a=1" allowfullscreen title="The boat leaves"></iframe>`,
    ],
    [
      'one in boxes',
      `<div class="x"><div><iframe data-src="${PLAYER}" title="The boat leaves"></iframe></div></div>`,
    ],
    [
      'a file of the site',
      `<figure><video controls title="The boat leaves"><source src="${PLAYER}.mp4"></video></figure>`,
    ],
    ['a recording', `<audio controls src="${PLAYER}.mp3" aria-label="The boat leaves"></audio>`],
  ])('is a quotation with a link: %s', (_what, html) => {
    const link =
      /<blockquote>\s*<p><a href="https:\/\/video\.example\/embed\/4711[^"]*"[^>]*>The boat leaves<\/a><\/p>\s*<\/blockquote>/;
    expect(captureWith(html)?.content).toMatch(link);
  });

  test('stays as the quotation that it is, in whatever box', () => {
    const post =
      '<blockquote class="post"><p>On. The. Ferry.</p>— Ann (@ann) <a href="https://posts.example/ann/1">19 November</a></blockquote>';
    const capture = captureWith(
      `<div class="social-media-embed">${post}<script async src="https://posts.example/w.js"></script></div>`,
    );
    expect(capture?.content).toMatch(
      /<blockquote>\s*<p>On\. The\. Ferry\.<\/p>\s*(?:<p>)?— Ann \(@ann\) <a /,
    );
  });

  test('is named after its server where it has no title', () => {
    expect(captureWith(`<iframe src="${PLAYER}"></iframe>`)?.content).toContain('>video.example</a>');
  });

  test('leaves its still as a picture', () => {
    const capture = captureWith(
      `<video controls src="/boat.mp4" poster="/still.jpg" title="The boat leaves"></video>`,
    );
    expect(capture?.pictures.map(({ url }) => url)).toEqual(['https://courier.example/still.jpg']);
    expect(capture?.content).toContain('href="https://courier.example/boat.mp4"');
  });

  test.each([
    ['an advertisement', '<iframe src="https://ads.example/slot?id=4711" width="300" height="250"></iframe>'],
    ['a counter', `<iframe src="${PLAYER}" width="1" height="1"></iframe>`],
    ['hidden', `<div style="display:none"><iframe src="${PLAYER}"></iframe></div>`],
    ['decoration', `<video loop muted autoplay src="${PLAYER}.mp4"></video>`],
    ['a script', '<iframe allowfullscreen src="javascript:alert(1)"></iframe>'],
    ['beside the story', `<aside><iframe src="${PLAYER}"></iframe></aside>`],
  ])('is left out when it is %s', (_what, html) => {
    expect(captureWith(html)?.content).not.toMatch(/<blockquote>|video\.example|ads\.example|alert/);
  });
});

test('footnotes stay, and their marks in the text', () => {
  const html = storyPage({
    inside: '<p>It was built in 1904.<sup><a href="#fn1" id="ref1">1</a></sup></p>',
  }).replace(
    '</div></article>',
    '<ol class="footnotes"><li id="fn1">Parish register, folio 12. <a href="#ref1">↩</a></li></ol></div></article>',
  );
  const content = extractPage(html)?.capture.content ?? '';
  expect(content).toContain('1904.<sup>1</sup>');
  expect(content).toMatch(/<li>Parish register, folio 12\./);
});
