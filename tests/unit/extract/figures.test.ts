import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

/** Content of a story with this in the middle. */
function contentWith(inside: string, page: Parameters<typeof storyPage>[0] = {}): string {
  return extractPage(storyPage({ ...page, inside }))?.capture.content ?? '';
}

const BOAT = '<img src="/boat.jpg" alt="" width="640" height="480">';
const LONG =
  '<p>It carried eleven people on its last day, and a goat, and the goat was the only one of them who had never been aboard before.</p>';
const CAPTION = 'The boat lies at the landing, painted green.';

describe('a picture that stands between the paragraphs', () => {
  test('is there at its place, whatever its box is called', () => {
    const content = contentWith(
      `<div class="extra-wide"><figure>${BOAT}<figcaption>${CAPTION}</figcaption></figure></div>`,
    );
    expect(content).toMatch(
      new RegExp(
        `the schoolchildren came aboard\\.</p>\\s*<figure><img [^>]*><figcaption>${CAPTION}</figcaption></figure>\\s*<p>The ferryman`,
      ),
    );
  });

  test.each([
    ['in a box of its own', `<div class="header-pic">${BOAT}</div>`],
    ['in a link to itself', `<div class="extra"><a href="/boat-large.jpg">${BOAT}</a></div>`],
    ['in a share box by name', `<div class="social-img"><figure>${BOAT}</figure></div>`],
  ])('is there %s', (_where, html) => {
    expect(contentWith(html)).toContain('<img ');
  });

  test.each([
    ['leads to another story', `<div class="extra"><a href="/other.html">${BOAT}</a></div>`],
    ['is in an aside', `<aside>${BOAT}</aside>`],
    ['is of a related story', `<div class="extra related-box"><figure>${BOAT}</figure></div>`],
    ['shows the author', `<div class="extra author-box">${BOAT}</div>`],
    ['is a code for telephones', '<div class="extra"><figure><img src="/qrcode.png"></figure></div>'],
    [
      'is one of a row of buttons',
      '<ul class="extra"><li><img src="/fb24.jpg"></li><li><img src="/tw24.jpg"></li></ul>',
    ],
  ])('is not there when it %s', (_what, html) => {
    expect(contentWith(html)).not.toContain('<img ');
  });
});

test('pictures with the same caption all stay, and a figure of nothing goes', () => {
  const figure = (name: string) =>
    `<figure><img src="/${name}.jpg" width="640" height="480"><figcaption>${CAPTION}</figcaption></figure>`;
  const content = contentWith(
    `${figure('bow')}${figure('stern')}<figure><div></div></figure>${figure('deck')}`,
  );
  expect(content.match(/<img /g)).toHaveLength(3);
  expect(content.match(/<figure>/g)).toHaveLength(3);
});

describe('the caption of a picture', () => {
  test.each([
    ['in full and cut off', `<div>${CAPTION}</div><div>The boat lies at the landing … more</div>`],
    ['for wide and narrow screens', `<div>${CAPTION}</div><div>${CAPTION}</div>`],
    ['with the number in a gallery', `<span>Image 1 of / 5</span><span>${CAPTION}</span>`],
    ['with the number before it', `<b><i>1</i>of<i>4</i></b><span>${CAPTION}</span>`],
  ])('stands once: %s', (_how, html) => {
    const content = contentWith(`<figure>${BOAT}<figcaption>${html}</figcaption></figure>`);
    const caption = /<figcaption>(.*?)<\/figcaption>/s.exec(content)?.[1] ?? '';
    expect(caption.replace(/<[^>]*>/g, '').trim()).toBe(CAPTION);
  });

  const figure = new RegExp(`<figure><img [^>]*><figcaption>\\s*${CAPTION}\\s*</figcaption></figure>`);

  test.each([
    ['right after the figure', `<figure>${BOAT}</figure><figcaption>${CAPTION}</figcaption>`],
    [
      'beside the figure in one box',
      `<div class="extra"><figure>${BOAT}</figure><div class="picture-info">${CAPTION}</div></div>`,
    ],
    ['in a box by its class', `<div class="photo">${BOAT}<div class="cutline">${CAPTION}</div></div>`],
    ['in a paragraph by its class', `<p>${BOAT}</p><p class="photo-caption">${CAPTION}</p>`],
    [
      'in a box named as one, in the figure',
      `<figure>${BOAT}<div class="caption-wrapper"><figcaption>${CAPTION}</figcaption></div></figure>`,
    ],
    [
      'in a button that folds it up',
      `<figure>${BOAT}<figcaption><button>${CAPTION}</button></figcaption></figure>`,
    ],
    [
      'for narrow screens too',
      `<figure>${BOAT}<figcaption>${CAPTION}</figcaption><div class="caption-mobile">${CAPTION}</div></figure>`,
    ],
    [
      'in a box of text below it too',
      `<div><div><figure>${BOAT}<figcaption>${CAPTION}</figcaption></figure></div><div><div>${CAPTION}</div></div></div>`,
    ],
    [
      'without the button that shares it',
      `<figure>${BOAT}<figcaption>${CAPTION}<button>Share</button></figcaption></figure>`,
    ],
  ])('is its figcaption, once: %s', (_where, html) => {
    const content = contentWith(html);
    expect(content).toMatch(figure);
    expect(content.split(CAPTION)).toHaveLength(2);
  });

  test('keeps a year', () => {
    const html = `<figure>${BOAT}<figcaption><b>Boats of</b> <i>Paris 2024</i></figcaption></figure>`;
    expect(contentWith(html)).toMatch(/Paris 2024/);
  });

  test('has the credit with it', () => {
    const content = contentWith(
      `<div class="image"><div>${BOAT}<span class="copyright">Photo: Ann Field</span></div><div class="image-caption">${CAPTION}</div></div>`,
    );
    expect(content).toMatch(/<figcaption>Photo: Ann Field The boat lies [^<]*<\/figcaption>/);
    expect(content.split('Ann Field')).toHaveLength(2);
  });

  test.each([
    ['in a cite', `<figure>${BOAT}<span class="meta"><cite>Photo by Jane Miller</cite></span></figure>`],
    [
      'in a link that is named so',
      `<div class="photo">${BOAT}<a class="image-credit" href="https://jane.example">Photo by Jane Miller</a></div>`,
    ],
  ])('is the credit alone: %s', (_how, html) => {
    expect(contentWith(html)).toMatch(/<figure><img [^>]*><figcaption>[^/]*Photo by Jane Miller/);
  });

  test('is known by the credit in it, where nothing names it', () => {
    const named = `${CAPTION} (Photo: Ann Field)`;
    const content = contentWith(
      `<div class="featured-image"><figure>${BOAT}</figure><div><span>${named}</span></div></div>`,
    );
    expect(content).toMatch(/<figcaption>[^/]*Photo: Ann Field/);
    expect(content.split(CAPTION)).toHaveLength(2);
  });

  test('goes with a picture that is gone', () => {
    expect(
      contentWith(`<figure><img src="/blank.gif"><figcaption>${CAPTION}</figcaption></figure>`),
    ).not.toContain(CAPTION);
  });

  test('isn’t a paragraph of the story after it', () => {
    const content = contentWith(
      `<figure>${BOAT}</figure><p>It carried eleven people on its last day, and a goat.</p>`,
    );
    expect(content).toContain('<p>It carried eleven people');
  });
});

describe('the lead picture', () => {
  const head = '<meta property="og:image" content="https://courier.example/media/ferry-at-dawn-2026.jpg">';

  test('is found as the background of a box', () => {
    const page = storyPage({ head }).replace(
      '<article>',
      `<div class="hero"><div style="background-image: url('/media/ferry-at-dawn-2026.jpg?w=1200')"></div><p class="caption">${CAPTION}</p></div><article>`,
    );
    const capture = extractPage(page)?.capture;
    expect(capture?.content).toMatch(
      new RegExp(`^<figure><img [^>]*><figcaption>${CAPTION}</figcaption></figure>`),
    );
    expect(capture?.pictures[0]?.url).toBe('https://courier.example/media/ferry-at-dawn-2026.jpg?w=1200');
  });

  test.each([
    ['which the page names as its picture', '<div class="x" data-shown-background="ITS"></div>', head],
    [
      'under the headline',
      '<div class="x" data-shown-background="ITS" data-shown-background-size="800x400"></div>',
      '',
    ],
  ])('is found as the background of a box by a rule of the page: %s', (_what, before, named) => {
    const its = 'https://courier.example/media/ferry-at-dawn-2026.jpg';
    const inside = `${LONG}<figure><img src="/other.jpg"></figure>`;
    const page = { before: before.replace('ITS', its), inside, head: named };
    const pictures = extractPage(storyPage(page))?.capture.pictures;
    expect(pictures?.map(({ url }) => url)).toEqual([its, 'https://courier.example/other.jpg']);
  });

  const shown = 'data-shown-background="https://courier.example/x.jpg" data-shown-background-size="800x400"';
  test.each([
    ['leads to another story', { before: `<a href="/other.html"><div ${shown}></div></a>` }],
    ['is an advertisement’s', { before: `<div class="banner" ${shown}></div>` }],
    ['is beside the story', { before: `<aside><div ${shown}></div></aside>` }],
    ['comes after its beginning', { inside: `${LONG}<div ${shown}></div>` }],
    [
      'isn’t the first picture',
      { before: `<figure><img src="/x2.jpg" width="800"></figure><div ${shown}></div>` },
    ],
  ])('is no background that %s', (_what, page) => {
    const pictures = extractPage(storyPage(page))?.capture.pictures ?? [];
    expect(pictures.map(({ url }) => url)).not.toContain('https://courier.example/x.jpg');
  });

  test('is found beside the story, if the page shows it nowhere else', () => {
    const after = '<aside><img src="/media/cut/ferry-at-dawn-2026.jpg" width="320"></aside>';
    const inside = '<figure><img src="/other.jpg"></figure>';
    expect(extractPage(storyPage({ head, after, inside }))?.capture.pictures.map(({ url }) => url)).toEqual([
      'https://courier.example/media/cut/ferry-at-dawn-2026.jpg',
      'https://courier.example/other.jpg',
    ]);
  });

  test('is known by any of the addresses that the page offers it under', () => {
    const image = { '@type': 'ImageObject', url: 'https://courier.example/media/ferry-large.jpg' };
    const offers = `${head.replace('ferry-at-dawn-2026', 'preview-0815')}<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The last ferry', image: [image] })}</script>`;
    const before = '<div class="top"><img src="/media/ferry-large.jpg" alt=""></div>';
    const inside = '<figure><img src="/other.jpg"></figure>';
    const capture = extractPage(storyPage({ head: offers, before, inside }))?.capture;
    expect(capture?.pictures.map(({ url }) => url)).toEqual([
      'https://courier.example/media/ferry-large.jpg',
      'https://courier.example/other.jpg',
    ]);
  });

  test('is followed by the other captioned pictures under the headline', () => {
    const figure = (name: string) =>
      `<figure><img src="/${name}.jpg" width="640" height="480"><figcaption>The ferry at ${name}.</figcaption></figure>`;
    const capture = extractPage(storyPage({ before: figure('dawn') + figure('dusk') }))?.capture;
    expect(capture?.pictures.map(({ url }) => url)).toEqual([
      'https://courier.example/dawn.jpg',
      'https://courier.example/dusk.jpg',
    ]);
  });

  test('has its caption once, though only that was found of it', () => {
    const inside = `<figure><div class="extra"><img src="/media/ferry-at-dawn-2026.jpg"></div><figcaption>${CAPTION}</figcaption></figure>`;
    expect(contentWith(inside, { head }).split(CAPTION)).toHaveLength(2);
  });
});

test('a picture in a noscript that leads away is an advertisement', () => {
  const ad =
    '<noscript><a href="https://ads.example/click"><img src="https://ads.example/show/1"></a></noscript>';
  expect(contentWith(ad)).not.toContain('<img ');
});

describe('a drawing in the page', () => {
  const bars = Array.from(
    { length: 12 },
    (_, bar) => `<rect x="${String(20 * bar)}" y="10" width="15" height="80" fill="#2f6f4f"/>`,
  ).join('');
  const chart = (attributes: string) =>
    `<svg ${attributes}><title>Passengers&nbsp;a year</title><use xlink:href="#a"/>${bars}</svg>`;

  test('is a picture with its name', () => {
    const [picture] =
      extractPage(
        storyPage({
          inside: `<figure>${chart('viewBox="0 0 640 320"')}<figcaption>By year</figcaption></figure>`,
        }),
      )?.capture.pictures ?? [];
    expect(picture).toMatchObject({ width: 640, height: 320, alt: 'Passengers a year' });
  });

  test('is a file that XML parsers read', () => {
    const page = extractPage(storyPage({ inside: `<div>${chart('width="640" height="320"')}</div>` }));
    const [, file = ''] = /^data:image\/svg\+xml,(.*)$/.exec(page?.pictureSources[0] ?? '') ?? [];
    const { documentElement } = new JSDOM(decodeURIComponent(file), { contentType: 'image/svg+xml' }).window
      .document;
    expect(documentElement.namespaceURI).toBe('http://www.w3.org/2000/svg');
    expect(documentElement.querySelectorAll('rect')).toHaveLength(12);
  });

  test.each([
    ['is small', `<div>${chart('width="24" height="24"')}</div>`],
    ['is in a link', `<p><a href="/"><b>Courier</b>${chart('width="640" height="320"')}</a></p>`],
    ['is an ornament', '<div><svg width="640" height="90"><path d="M0 0h640"/></svg></div>'],
  ])('is no picture when it %s', (_what, html) => {
    expect(contentWith(html)).not.toContain('<img');
  });
});
