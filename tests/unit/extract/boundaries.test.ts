import { describe, expect, test } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

type Page = Parameters<typeof storyPage>[0];

function textOf(page: Page): string {
  return extractPage(storyPage(page))?.capture.textContent ?? '';
}

const FIRST = 'The ferry has crossed the river';
const LAST = 'broken up where it lies at the landing.';
const front = (lines: string) => storyPageFront(lines);
const back = (lines: string) => storyPageBack(lines);

/** Lines within the story's box, above its first paragraph. */
function storyPageFront(lines: string): string {
  const html = storyPage().replace('<div class="story">', `<div class="story">${lines}`);
  return extractPage(html)?.capture.textContent ?? '';
}

/** Lines within the story's box, below its last paragraph. */
function storyPageBack(lines: string, head = ''): string {
  const html = storyPage({ head }).replace('</div></article>', `${lines}</div></article>`);
  return extractPage(html)?.capture.textContent ?? '';
}

describe('above the story goes', () => {
  test.each([
    ['the section', '<p>River life</p>'],
    ['the date', '<p>Updated 22 November 2026, 18:35</p>'],
    ['a Persian date', '<p>۱ آذر ۱۴۰۵ ساعت 09:05</p>'],
    ['the time it takes', '<p>3 min read</p>'],
    ['a counter', '<p>1.024</p>'],
    ['a heading that is part of the title', '<h2>The last ferry</h2>'],
    [
      'the headline under which a Chinese agency sent it',
      '<p>（原标题：最后一班渡船今日靠岸 两岸村民自发前来送别）</p>',
    ],
  ])('%s', (_what, lines) => {
    expect(front(lines).startsWith(FIRST)).toBe(true);
  });

  test('the date between a summary and the story', () => {
    const summary =
      '<p>After a hundred years on the river, the boat is to stop, and nobody knows what for.</p>';
    const text = front(`${summary}<p>By Ann Field | 22 November 2026</p>`);
    expect(text).toMatch(/nobody knows what for\.\nThe ferry has crossed/);
  });
});

describe('above the story stays', () => {
  test.each([
    ['a short sentence', '<p>It was raining.</p>', 'It was raining.'],
    ['a heading of its own', '<h2>A boat and its dog</h2>', 'A boat and its dog'],
    ['a quotation', '<blockquote><p>Nothing lasts</p></blockquote>', 'Nothing lasts'],
    ['a list', '<ul><li>Opened 1904</li><li>Closed 2026</li></ul>', 'Opened 1904'],
  ])('%s', (_what, lines, words) => {
    expect(front(lines)).toContain(words);
  });

  test('a poem’s lines, all of which are short', () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `<p>line ${'of river '.repeat(3)}${String.fromCodePoint(97 + index)}</p>`,
    );
    const html = `<!doctype html><title>The river</title><article><h1>The river</h1><div>${lines.join('')}</div></article>`;
    const text = extractPage(html)?.capture.textContent ?? '';
    expect(text).toContain('river a');
    expect(text).toContain('river l');
  });
});

describe('below the story goes', () => {
  test.each([
    [
      'the author’s life',
      '<h3>About the author</h3><p>Ann Field has written about boats for twenty years and lives by the sea.</p>',
    ],
    [
      'it in German',
      '<p>Die Autorin</p><p>Ann Field schreibt seit zwanzig Jahren über Boote und lebt am Meer.</p>',
    ],
    [
      'it in Chinese',
      '<p>作者简介</p><p>安菲尔德，写船二十年，现居海边，著有《渡船》《江上》等书，常为本报撰稿。</p>',
    ],
    [
      'comments',
      '<p>3 comments</p><p>I shall miss the boat, and so will my aunt, who came aboard every single Friday.</p>',
    ],
    [
      'Chinese comments',
      '<p>评论(2)</p><p>我从小坐这条船上学，真舍不得它停航，希望村里能把它留下来，让孩子们看看。</p>',
    ],
    ['a call for letters', '<p>Have a tip? Ann Field may be reached at the landing on Fridays.</p>'],
    ['the agencies', '<p>With files from the River Press</p>'],
    ['the editors', '<p>Reporting by Ann Field; Editing by Bob Reed</p>'],
    ['rights', '<p>© River Press. All rights reserved.</p>'],
    ['a signature', '<p>(afi/bre)</p>'],
    ['headlines under a label', '<p>Auch interessant</p><p>Eine neue Brücke</p><p>Ein altes Boot</p>'],
    ['it in Japanese', '<p>関連記事</p><p>新しい橋が開通</p><p>古い船の話</p>'],
  ])('%s', (_what, lines) => {
    expect(back(lines).endsWith(LAST)).toBe(true);
  });

  test('a paragraph on the author without a label', () => {
    const head = '<meta name="author" content="Ann Field">';
    const life = '<p>Ann Field has written about boats for twenty years and lives by the sea.</p>';
    expect(storyPageBack(life, head).endsWith(LAST)).toBe(true);
  });
});

describe('below the story stays', () => {
  test('a last short sentence', () => {
    expect(back('<p>He shrugged.</p>')).toContain('He shrugged.');
  });

  test('the story below a line that leads away', () => {
    const rest =
      'On the other side a small crowd had been waiting since the morning with flowers and a brass band.';
    const text = textOf({
      inside: `<p>Read more</p><p>A new bridge</p><p>${rest}</p><h2>What the town says</h2>`,
    });
    expect(text).not.toContain('A new bridge');
    expect(text).toContain(rest);
    expect(text).toContain('What the town says');
  });

  test('a Chinese paragraph that speaks of sharing', () => {
    const words = '他说，船上的人常常分享食物，也分享故事，这样的日子以后不会再有了，大家都很难过。';
    expect(textOf({ lang: 'zh', inside: `<p>${words}</p>` })).toContain(words);
  });
});

describe('within the story goes', () => {
  test.each([
    ['the label of an advertisement', '<p>Advertisement</p>', 'Advertisement'],
    ['it in Portuguese', '<p>Continua após a publicidade</p>', 'publicidade'],
    ['it in Chinese', '<p>广告</p>', '广告'],
    [
      'a link that says it is paid for',
      '<p>The dog said nothing.<a href="https://ads.example/1">广告 今日新开，纯免费</a></p>',
      '纯免费',
    ],
    [
      'what a player says',
      '<div class="playerBottom"><div class="hintInfo">Switching to high definition, please wait a moment.</div></div>',
      'high definition',
    ],
    ['the number of a slide', '<p>Image 2 of 5</p>', 'Image 2'],
    [
      'a link to another article',
      '<p><a href="/2026/bridge.html">Bridge opens two miles to the north of town</a></p>',
      'Bridge opens',
    ],
    [
      'a box to subscribe',
      '<div class="newsletter-box"><h4>Our letter</h4><p>Get all our stories about boats, every Friday, for nothing.</p></div>',
      'every Friday, for nothing',
    ],
    [
      'a box of related articles',
      '<div class="related-stories"><p><a href="/1">One boat</a></p><p><a href="/2">Two boats</a></p></div>',
      'Two boats',
    ],
    [
      'a label and a link to another article, in whatever language',
      '<p><b>Les også: <a href="/2026/bridge.html">Bridge opens two miles to the north of town</a></b></p>',
      'Bridge opens',
    ],
    [
      'a list of labels and links to other articles',
      '<ul><li>Boats: <a href="/1">The oldest ferries of the county</a></li><li>Dogs: <a href="/2">How they learn to ride in the bow</a></li><li>Bridges: <a href="/3">What became of all of the old ones</a></li></ul>',
      'oldest ferries',
    ],
    ...[
      'Sign up here for our newsletter and read all about boats, every Friday.',
      'Subscribe now to our evening edition for the full story.',
      'Never miss the news of the river: have it brought to your inbox each morning.',
      'If you’re seeing this message but are a subscriber, you can log in and read on.',
      'Follow the Courier on Twitter, and like its pictures.',
      'Email Jane Miller at jane@courier.example or come and see her at the landing.',
      'We may earn a commission when you buy a boat through our links.',
      'Wenn Ihnen unser Artikel gefallen hat, dann helfen Sie uns, noch mehr davon zu schreiben.',
      'An dieser Stelle finden Sie einen externen Inhalt, den unsere Redaktion für Sie ausgewählt hat.',
      '¿Ya sabías que tenemos un canal de Telegram? Ven con nosotros y no te pierdas nada.',
      'Pour lire la suite et tous nos articles, créez votre compte, il ne coûte rien.',
      'Zapraszamy też do subskrypcji tygodnika i do czytania o rzekach każdego dnia.',
      '欢迎扫描下方二维码，关注本报的公众号，每天读到更多关于渡船和河流的故事。',
      '本文仅代表作者个人观点，与本报无关，读者请自行判断其中的内容是否属实。',
    ].map((plea) => [`a plea: ${plea}`, `<p>${plea}</p>`, plea.slice(0, 20)]),
    [
      'a question whether something from elsewhere may be shown',
      '<div class="embed-consent"><p>Here our editors have chosen a film by another house. It is shown if you agree to it.</p></div>',
      'chosen a film',
    ],
    [
      'a table of contents',
      '<div id="toc_container"><p>Contents</p><ul><li><a href="#a">The boat</a></li><li><a href="#b">The dog</a></li></ul></div>',
      'Contents',
    ],
    [
      'a box that isn’t shown',
      '<div class="notice hidden"><p>Become a friend of the paper, and read all about the boats and the rivers of the county.</p></div>',
      'friend of the paper',
    ],
    [
      'a box that isn’t shown, by a link that offers more of something else',
      '<div class="notice hidden"><p>Become a friend of the paper, and read all about the boats and the rivers of the county.</p></div><p><a href="/friends">Read more</a></p>',
      'friend of the paper',
    ],
    [
      'a box that shows on paper only',
      '<div class="d-none d-print-block"><p>This was printed from the pages of the paper, which keeps all its rights.</p></div>',
      'printed from',
    ],
    [
      'what readers gave it',
      '<p>The dog barked. <span class="post-ratings">12 votes, 4.5 of 5</span></p>',
      '12 votes',
    ],
    [
      'the author’s life, though it is long',
      `<div class="news-author-bio"><h3>Jane Miller</h3><p>${'She has written of boats and bridges since she left school, lives by the river, and has a dog. '.repeat(6)}</p></div>`,
      'since she left school',
    ],
  ])('%s', (_what, inside, words) => {
    expect(textOf({ inside })).not.toContain(words);
  });
});

describe('the end of the story that a page hides until more is asked for', () => {
  const LINES =
    '<p>The dog will be looked after by the miller and his wife, who have said so in a letter to the parish.</p>';
  const REST = `${LINES}<p>Nobody has asked the dog.</p>`;

  test.each([
    ['with a button below it', `<div class="hidden">${REST}</div><div><button>Read more</button></div>`],
    [
      'with a link above it, to the page itself',
      `<p><a href="#">Continue reading</a></p><div class="body hide">${REST}</div>`,
    ],
    [
      'with a control elsewhere that names it',
      `<div hidden id="rest">${REST}</div><ul><li>12</li></ul><h3>Dogs</h3><p><a href="#rest">Weiterlesen</a></p>`,
    ],
    [
      'with a Chinese button below the box around it',
      `<div>${LINES.toUpperCase()}<div class="d-none">${REST}</div></div><div><span role="button">展开全文</span></div>`,
    ],
  ])('stays: %s', (_where, lines) => {
    const text = storyPageBack(lines);
    expect(text).toContain('asked the dog.');
    expect(text).not.toMatch(/Read more|Continue|Weiterlesen|展开/);
  });

  test.each([
    ['nothing asks for it', `<div class="hidden">${REST}</div>`],
    [
      'the control leads to another page',
      `<div class="hidden">${REST}</div><p><a href="/friends">Read more</a></p>`,
    ],
    [
      'it is named as something else',
      `<div class="hidden newsletter">${REST}</div><p><button>Read more</button></p>`,
    ],
  ])('is none where %s', (_where, lines) => {
    expect(storyPageBack(lines)).not.toContain('asked the dog.');
  });
});

describe('within the story stays', () => {
  test.each([
    [
      'a paragraph that is a link to another site',
      '<p><a href="https://parish.example/petition">Sign here to keep the ferry on the river</a></p>',
      'Sign here',
    ],
    [
      'a summary in a box named teaser',
      '<div class="teaser"><p>A bridge has come, and with it the end of a hundred years of crossing by boat.</p></div>',
      'A bridge has come',
    ],
    [
      'a list of links',
      '<ul><li><a href="/map">A map of the river</a></li><li>Bring <a href="/rope">rope</a> and a lamp.</li></ul>',
      'A map of the river',
    ],
    [
      'a sentence on letters',
      '<p>He gets a letter from the newsletter people now and then, and never answers them, since he cannot write.</p>',
      'newsletter people',
    ],
    ...[
      'We may get snow before the last ferry sails, the harbour office said on Monday.',
      'The views expressed by the ferryman were heard in the hall with much approval.',
      'Log in to your account at the tax office, and choose the form for boats and ferries.',
      'Contact the museum at boats@museum.example if you have old photographs of it.',
      'Like the Postal Service before it, the ferry was run at a loss for most of the year.',
      'If you loved this river as a child, you will know the sound of its old engine.',
      'Email addresses such as ferry@example.org were painted on the boat in the nineties.',
      'フォローする人が増えて、船の写真は毎週のように川の向こうの町でも話題になっていた。',
      'Wenn Ihnen der Arzt davon abrät, sollten Sie mit dem Boot lieber nicht fahren.',
      'Melden Sie sich bei der Gemeinde, wenn Sie das Boot am Samstag gesehen haben.',
      'Apoya el sesenta por ciento de los vecinos que el barco se quede en el río.',
      '举报电话由码头办公室公布，市民发现有人破坏渡船可以随时拨打，工作人员会记录情况。',
      'اشترك في الرحلة الأخيرة أكثر من مئة راكب من القرية، وبينهم تلاميذ المدرسة.',
    ].map((line) => [`what begins as a plea does: ${line}`, `<p>${line}</p>`, line]),
    [
      'a section whose id only holds the letters of a sign-up, or tells of donations',
      '<section id="designing-the-boat"><h2>Its lines</h2><p>They were drawn by a smith from the next village.</p></section><section id="donations"><h2>Who paid</h2><p>Half of the money came from the school.</p></section>',
      'Half of the money came',
    ],
    [
      'a plea that somebody quotes',
      '<blockquote><p>Follow us on Twitter, said the boat.</p></blockquote>',
      'said the boat',
    ],
    [
      'a label and a link to another site',
      '<p>Sign here: <a href="https://parish.example/petition">Keep the ferry on the river for the children</a></p>',
      'Sign here',
    ],
    ...[
      'Source:',
      'Data sources:',
      'Quelle:',
      'Fuente:',
      'Źródło:',
      'المصدر:',
      '资料来源：',
      '出典：',
      '출처:',
    ].map((label) => [
      `a source on the same site: ${label}`,
      `<p>${label} <a href="/reports/ferry">The harbour office’s report on the crossings of the last ten years</a></p>`,
      'crossings of the last ten years',
    ]),
    [
      'a list of sources on the same site',
      `<ul>${['crossings', 'passengers', 'accidents'].map((what) => `<li>Source: <a href="/reports/${what}">The harbour office’s report on ${what} in the last years</a></li>`).join('')}</ul>`,
      'report on passengers in the last years',
    ],
    [
      'a sentence that ends in a link',
      '<p>He remembers it well, as he wrote to the paper at the time: <a href="/1926/letter.html">the boat came with the flood</a></p>',
      'came with the flood',
    ],
    [
      'a box that is hidden on small screens only',
      '<div class="aside-note hidden md:block"><p>The boat is older than the village hall, the school and both of the churches.</p></div>',
      'older than the village hall',
    ],
  ])('%s', (_what, inside, words) => {
    expect(textOf({ inside })).toContain(words);
  });
});
