import { describe, expect, test } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

function textWith(page: Parameters<typeof storyPage>[0]): string {
  return extractPage(storyPage(page))?.capture.textContent ?? '';
}

function contentWith(inside: string): string {
  return extractPage(storyPage({ inside }))?.capture.content ?? '';
}

describe('taken off are', () => {
  test.each([
    ['the repeated title', { inside: '' }, 'The last ferry\n'],
    [
      'a list of related stories',
      {
        inside:
          '<h3>Related</h3><ul><li><a href="/1">Another boat</a></li><li><a href="/2">A bridge</a></li></ul>',
      },
      'Another boat',
    ],
    [
      'a line that leads elsewhere',
      { inside: '<p>Read more: <a href="/1">The bridge that came in spring</a></p>' },
      'The bridge that came',
    ],
    ['相关阅读', { inside: '<p>相关阅读：<a href="/1">大桥今春通车</a></p>' }, '大桥今春通车'],
    [
      'share buttons',
      {
        inside:
          '<div><a href="https://www.facebook.com/sharer?u=x">Share</a> <a href="https://wa.me/?text=x">WhatsApp</a></div>',
      },
      'WhatsApp',
    ],
    ['a plea to get an app', { inside: '<p><b>CLICK HERE TO GET THE COURIER APP</b></p>' }, 'CLICK HERE'],
    [
      'a label that trails off, with links below',
      { inside: '<p>You may also like...</p><p><a href="/1">The bridge that came</a></p>' },
      'You may also like',
    ],
    [
      '“More:” with a list for each link',
      {
        inside:
          '<h4>More:</h4><ul><li><h4><a href="/1">The new race</a></h4></li></ul><ul><li><h4><a href="/2">A walk</a></h4></li></ul>',
      },
      'The new race',
    ],
    ['what players say', { inside: '<p>Media playback is not supported on this device</p>' }, 'playback'],
  ])('%s', (_what, page, words) => {
    expect(textWith(page)).not.toContain(words);
  });

  test.each([
    [
      'a time that ends in a stop',
      '<p><time>May 6, 2026</time><time>Updated: May 6, 2026 1:35&nbsp;a.m.</time></p>',
    ],
    ['a list of nothing but a date', '<ul><li> <span>06.05.2026, 08:57</span> </li></ul>'],
  ])('%s before the story', (_what, dated) => {
    const story = storyPage({}).replace(/(?=<p>)/, dated);
    const text = extractPage(story)?.capture.textContent ?? '';
    expect(text).toContain('broken up where it lies');
    expect(text).not.toContain('2026');
  });

  test('the logo that leads to the front page, and no other picture', () => {
    const content = contentWith(
      '<p><a href="/"><img src="/logo.png" alt="The Courier"></a></p><p><a href="/photo/1"><img src="/boat.jpg" alt="A boat"></a></p>',
    );
    expect(content).toContain('A boat');
    expect(content).not.toContain('The Courier');
  });

  test('no picture that leads to the front page of another site', () => {
    expect(
      contentWith('<p><a href="https://blog.courier.example/"><img src="/boat.jpg" alt="A boat"></a></p>'),
    ).toContain('A boat');
  });

  test('what follows the end of a Chinese dispatch', () => {
    const paragraph = `<p>${'渡船在河上走了一百年，星期五是最后一趟。'.repeat(8)}</p>`;
    const html = `<!doctype html><html lang="zh-CN"><title>渡船停航</title><body><h1>渡船停航</h1><div class="article">${paragraph.repeat(4)}
<p>他说，他不难过。(完)</p><p>【编辑:王小明】</p><p>本网站所刊载信息，不代表本社观点。刊用本网站稿件，务经书面授权。未经授权禁止转载、摘编、复制及建立镜像。</p></div></body></html>`;
    const text = extractPage(html)?.capture.textContent ?? '';
    expect(text).toMatch(/他说，他不难过。\(完\)$/);
  });
});

describe('left alone are', () => {
  test.each([
    [
      'lists of the story',
      '<ul><li>Bring <a href="/rope">rope</a> and a lamp.</li><li>Bring bread for two days.</li></ul>',
      'Bring bread',
    ],
    [
      'links within sentences',
      '<p>It was <a href="/1">reported in spring</a> that it would stop, and so it did.</p>',
      'reported in spring',
    ],
    [
      'a list of dates',
      '<ul><li>6.5.2026: the boat is sold to a museum on the other bank of it.</li></ul>',
      'the boat is sold',
    ],
    ['（完）in the middle of a story', '<p>He wrote （完） under it.</p>', 'for the schoolchildren'],
    [
      'a sentence that ends in a time of the day',
      '<p>An earthquake shook the southern bank on Monday at 4:20 p.m.</p>',
      'earthquake shook',
    ],
    [
      'a line that trails off',
      '<p>More about that later...</p><p>It was late by then, as it often is.</p>',
      'that later',
    ],
    [
      'a day that is written as a fraction',
      '<h3>9/11</h3><p>That day he kept the boat at the landing.</p>',
      '9/11',
    ],
  ])('%s', (_what, inside, words) => {
    expect(textWith({ inside })).toContain(
      words === 'for the schoolchildren' ? 'broken up where it lies' : words,
    );
  });
});

test('what shows while one points at a word goes, and the word stays', () => {
  const tip =
    '<span class="rollover"><a href="/ann">Ann Reed</a><span class="rollover-block"><a href="/1">Another story of hers</a> MORE</span></span>';
  const term =
    '<span class="tooltip">the <i>skeg</i><span class="tooltip-text">a fin below the stern</span></span>';
  const text = textWith({
    inside: `<p>It was ${tip} who said that ${term} was new, and that nobody had seen it.</p>`,
  });
  expect(text).toContain('It was Ann Reed who said that the skeg was new, and that nobody had seen it.');
});

describe('a caption', () => {
  test('stands once, though the picture’s alt repeats it', () => {
    const content = contentWith(
      '<p><img src="/a.jpg" alt="The boat lies at the landing"></p><p>The boat lies at the landing. Photo: Ann Field</p>',
    );
    expect(content).toMatch(
      /<figure><img [^>]*alt=""[^>]*><figcaption>The boat lies at the landing\. Photo: Ann Field<\/figcaption><\/figure>/,
    );
  });

  test('stands once, though the page has it for narrow screens too', () => {
    const content = contentWith(
      '<figure><img src="/a.jpg"><figcaption>At the landing.</figcaption><figcaption>At the landing.</figcaption></figure>',
    );
    expect(content.match(/At the landing/g)).toHaveLength(1);
  });

  test('stands once, though a slide show has its lines below it again', () => {
    const lines =
      '<p>The boat lies at the landing on its last day. less</p><p>The boat lies at the ... more</p><p><span>Photo: Ann Field, NR</span></p>';
    const content = contentWith(
      `<figure><img src="/a.jpg"><figcaption>${lines}</figcaption></figure><p>Image <span>1</span> <span>of</span> <span>/</span> <span>5</span></p>${lines}<p>Nobody came that day.</p>`,
    );
    expect(content.match(/The boat lies at/g)).toHaveLength(1);
    expect(content.match(/Ann Field/g)).toHaveLength(1);
    expect(content).not.toContain('Image');
    expect(content).toContain('Nobody came that day.');
  });

  test('doesn’t take the beginning of the story with it', () => {
    const line = 'The boat lies at the landing on its last day, and nobody comes.';
    const content = contentWith(
      `<figure><img src="/a.jpg"><figcaption><p>${line}</p><p>Photo: Ann Field, NR</p></figcaption></figure><p>${line}</p><p>So it was.</p>`,
    );
    expect(content.match(/on its last day/g)).toHaveLength(2);
  });

  test('leaves what stands within a line', () => {
    const figure =
      '<figure><img src="/a.jpg"><figcaption>The <em>Queen Mary</em> in dock. The <em>Queen Mary</em> sailed in spring.</figcaption></figure>';
    const text = textWith({
      inside: `${figure}<p>The <b><a href="/1">9/11</a></b> attacks came in September, and <b>1/2</b> of them knew.</p>`,
    });
    expect(text).toContain('The Queen Mary sailed in spring.');
    expect(text).toContain('The 9/11 attacks came in September, and 1/2 of them knew.');
  });

  test('says nothing of a player', () => {
    const content = contentWith(
      '<figure><img src="/a.jpg"><figcaption>Media playback is unsupported on your device <span>Media caption</span>Who steers it?</figcaption></figure>',
    );
    expect(content).toContain('<figcaption>Who steers it?</figcaption>');
  });

  test('isn’t the paragraph that begins with the name in the alt', () => {
    const content = contentWith(
      '<p><img src="/a.jpg" alt="Edward Fairweather"></p><p>Edward Fairweather has steered it since he was nineteen, as his father had done.</p>',
    );
    expect(content).not.toContain('<figcaption>');
  });
});

test('layout boxes go, and the text stays the same', () => {
  const content = contentWith(
    '<div><div class="x"><div><p>Boxed in.</p></div></div><div>Bare text in a box, long enough.</div></div>',
  );
  expect(content).toContain('<p>Boxed in.</p>');
  expect(content).not.toContain('<div>');
});

test('the direction of a single paragraph stays', () => {
  expect(contentWith('<div dir="rtl" lang="ar"><p>عبّارة النهر الأخيرة تتوقف.</p></div>')).toContain(
    '<p dir="rtl" lang="ar">',
  );
});

test('the direction of several paragraphs stays', () => {
  const paragraph = '<p>توقفت العبّارة عن العمل يوم الجمعة، وقال القبطان إنه ليس حزينًا.</p>';
  expect(contentWith(`<div dir="rtl" lang="ar">${paragraph.repeat(3)}</div>`)).toMatch(
    /<(?:div|section) (?:dir="rtl" lang="ar"|lang="ar" dir="rtl")>/,
  );
});
