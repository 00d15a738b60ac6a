import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anArticle } from '@/tests/support/article-html';
import { renderedText } from '@/utils/article/rendered-text';
import { markdownBlocks } from '@/utils/export/markdown-blocks';
import { writeMarkdown } from '@/utils/export/write-markdown';

import { sanitize } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';
import { allNodes, dangersIn, parseMarkdown, textOf } from './parse-markdown';

const PICTURES = new Map([
  [0, 'The ferry/1.jpg'],
  [1, '新华社 (1)/100%.png'],
]);

const markdownOf = (html: string): string =>
  writeMarkdown(markdownBlocks(sanitize(html), PICTURES)).trimEnd();

describe('markdownBlocks', () => {
  it.each([
    ['headings', '<h2>One</h2><h3>Two <em>x</em></h3>', '## One\n\n### Two *x*'],
    ['paragraphs and breaks', '<p>a<br>b</p><p>c<br><br>d</p>', 'a  \nb\n\nc\n\nd'],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['lists within lists', '<ul><li>a<ol start="3"><li>b<li>c</ol><li>d</ul>', '- a\n\n  3. b\n  4. c\n- d'],
    ['items of several paragraphs', '<ol><li><p>a</p><p>b</p><li>c</ol>', '1. a\n\n   b\n\n2. c'],
    [
      'lists in a row, apart',
      '<ul><li>a</ul><ul><li>b</ul><ol><li>c</ol><ol><li>d</ol>',
      '- a\n\n* b\n\n1. c\n\n1) d',
    ],
    [
      'a list that lies between items',
      '<ul><li>a<ul><li>b</ul></li><ul><li>c</ul></ul>',
      '- a\n  - b\n  * c',
    ],
    ['text that lies between items', '<ul>a<li>b</li>c<li>d</ul>', '- a\n\n- b\n\n  c\n\n- d'],
    [
      'code with its indents and empty lines',
      '<pre><code>if (a)\n\n  b`c`</code></pre>',
      '```\nif (a)\n\n  b`c`\n```',
    ],
    ['code that holds a fence', '<pre>```\nx\n```</pre>', '````\n```\nx\n```\n````'],
    ['code within a line', '<p><code>a`b</code> <samp>c</samp></p>', '``a`b`` `c`'],
    ['struck text', '<p>a <del>b</del> <s>c</s></p>', 'a ~~b~~ ~~c~~'],
    [
      'links',
      '<p><a href="https://x.example/(a) b?c=1&amp;copy;">see <b>it</b></a></p>',
      '[see **it**](https://x.example/%28a%29%20b?c=1\\&copy;)',
    ],
    [
      'links to queries',
      '<a href="https://x.example/?b=1&amp;c=2_3">a</a>',
      '[a](https://x.example/?b=1&c=2_3)',
    ],
    [
      'links around blocks',
      '<a href="https://x.example/"><h3>a</h3><p>b</p></a>',
      '### [a](https://x.example/)\n\n[b](https://x.example/)',
    ],
    ['no link without text', '<p>a<a href="https://x.example/"> </a>b</p>', 'a b'],
    ['powers and formulas', '<p>10<sup>6</sup> t CO<sub>2</sub></p>', '10<sup>6</sup> t CO<sub>2</sub>'],
    ['breaks in headings', '<h2>a<br><b>b</b></h2>', '## a **b**'],
    ['the indent of a Chinese paragraph', '<p>　　<ruby>聯<rt>lián</rt></ruby>網</p>', '　　聯網'],
    ['ruby by its base', '<p>互<ruby>聯網<rp>(</rp><rt>liánwǎng</rt><rp>)</rp></ruby>上</p>', '互聯網上'],
    ['lines of Chinese without the space of a break', '<p>新华社\n  北京</p>', '新华社北京'],
    ['a rule', '<p>a</p><hr><p>b</p>', 'a\n\n___\n\nb'],
    [
      'pictures with captions',
      '<figure><img data-picture="0" alt="A [ferry]"><figcaption>At dusk</figcaption></figure>',
      '![A \\[ferry\\]](The%20ferry/1.jpg)\n\n*At dusk*',
    ],
    [
      'the path of a picture in its own script',
      '<img data-picture="1" alt="">',
      '![](新华社%20%281%29/100%25.png)',
    ],
    [
      'only the caption of a picture that is not there',
      '<figure><img data-picture="7" alt="x"><figcaption>c</figcaption></figure>',
      '*c*',
    ],
    [
      'tables',
      '<table><caption>T</caption><tr><th>a<th>b|c</tr><tr><td>1<br>2<td><code>x|y</code></table>',
      '*T*\n\n| a | b\\|c |\n| --- | --- |\n| 1<br>2 | `x\\|y` |',
    ],
    [
      'cells that reach over others',
      '<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>',
      '| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n|  | f | g |',
    ],
    [
      'tables of layout by their cells',
      '<table><tr><td><p>a</p><ul><li>b</ul><td>c</table>',
      'a\n\n- b\n\nc',
    ],
    [
      'tables of a billion columns by their cells',
      '<table><tr><td colspan=999999999>a<td>b</table>',
      'a\n\nb',
    ],
    ['definitions', '<dl><dt>a<dd>b</dl>', 'a\n\nb'],
  ])('writes %s', (_what, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  it.each([
    ['between words', 'a <b>b</b>, <i>c</i>.', 'a **b**, *c*.'],
    ['within a word', 'un<i>believ</i>able', 'un*believ*able'],
    ['with white space inside', 'a<b> b </b>c', 'a **b** c'],
    ['before a Chinese letter, without its last mark', '<b>注意：</b>请', '**注意**：请'],
    ['between Chinese letters, without quotation marks', '说<b>“引文”</b>的', '说“**引文**”的'],
    ['at a line’s ends, with its marks', '<b>“引文”</b>', '**“引文”**'],
    ['of both kinds', '<b><i>x</i> y</b>', '**_x_ y**'],
    ['side by side', '<b>a</b><i>b</i>', '**a**_b_'],
    ['of marks alone', 'a<b>——</b>b', 'a——b'],
    ['over a break', '<b>a<br>b</b>', '**a**  \n**b**'],
    ['around a link', '字<b><a href="https://x.example/">a</a></b>字', '字[**a**](https://x.example/)字'],
  ])('emphasises %s', (_where, html, markdown) => {
    expect(markdownOf(`<p>${html}</p>`)).toBe(markdown);
  });

  it.each([
    ['a price', 'It cost $5.', 'It cost \\$5.'],
    ['names with underscores', 'snake_case and _x_', 'snake_case and \\_x\\_'],
    ['C# and a tag', 'C# is #news', 'C# is \\#news'],
    ['dashes and numbers that begin no list', '- a', '\\- a'],
    ['a year that begins no list', '2026. It was', '2026\\. It was'],
    ['a decimal', '1.5 million', '1.5 million'],
    ['a pipe', 'News | Courier', 'News | Courier'],
    ['a comparison', 'a &lt; b &amp;&amp; c > d', 'a < b && c > d'],
    ['an ampersand', 'AT&amp;T', 'AT&T'],
    ['what looks like an entity', '&amp;lt;', '\\&lt;'],
    [
      'an exclamation before a link',
      'Look!<a href="https://x.example/">a</a>',
      'Look\\![a](https://x.example/)',
    ],
    ['an address', 'See https://x.example/a_b_c.', 'See <https://x.example/a_b_c>.'],
    ['part of an address', 'See www.*.example.', 'See www\\.\\*.example.'],
    [
      'an address in a link to elsewhere',
      '<a href="https://y.example/">https://x.example/</a>',
      '[https://x.example/](https://y.example/)',
    ],
    ['a tilde of a range', '3~5天，7~9天', '3\\~5天，7\\~9天'],
    ['a field of Dataview', 'rating:: 5', 'rating:\\: 5'],
    ['a query of Dataview', '<code>= this.file</code>', '\\= this.file'],
    ['a template', '{{title}} {% x %} &lt;% y %>', '{\\{title}} {\\% x %} <\\% y %>'],
    ['code that Templater would run', '<pre>a\n&lt;% tp %></pre>', 'a  \n<\\% tp %>'],
    ['a comment of Obsidian', '%%x%%', '%\\%x%\\%'],
    ['a mark of Obsidian', '==x==', '\\=\\=x=\\='],
  ])('keeps %s as text', (_what, html, markdown) => {
    expect(markdownOf(html.startsWith('<pre') ? html : `<p>${html}</p>`)).toBe(markdown);
  });

  it('loses nothing of an article, and makes nothing dangerous of it', async () => {
    await fc.assert(
      fc.asyncProperty(anArticle(), async (html) => {
        const body = sanitize(html);
        const markdown = writeMarkdown(markdownBlocks(body, PICTURES));
        expect(await dangersIn(markdown)).toEqual([]);
        expect(words(textOf(await parseMarkdown(markdown)))).toEqual(words(renderedText(body).text));
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('writes an article of 5,000 paragraphs and lists nested 200 deep', () => {
    const long = '<p>The <b>ferry</b>: <a href="https://x.example/">stops</a>!</p>'.repeat(5_000);
    const deep = `${'<ul><li>a'.repeat(200)}${'</li></ul>'.repeat(200)}`;
    const markdown = markdownOf(long + deep);
    expect(markdown.split('**ferry**')).toHaveLength(5_001);
    expect(markdown).toMatch(/\n {398}- a$/);
  }, 60_000);

  const strings = hostileStrings();
  it.skipIf(!strings).each(strings?.markdown ?? [])(
    'keeps the hostile %j as text wherever it stands',
    async (hostile) => {
      const text = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      const markdown = markdownOf(
        `<p>${text}</p><p>a ${text}</p><p>a<br>${text}</p><h2>${text}</h2><ul><li>${text}</ul><p><code>${text}</code></p>` +
          `<p><b>${text}</b></p><pre>${text}</pre><table><tr><td>${text}<td>b<tr><td>c<td>d</table>` +
          `<figure><img data-picture="0" alt="${text}"><figcaption>${text}</figcaption></figure>`,
      );
      expect(await dangersIn(markdown)).toEqual([]);
      const nodes = allNodes(await parseMarkdown(markdown));
      expect(nodes.filter(({ type }) => type === 'image').map(({ url }) => url)).toEqual([
        'The%20ferry/1.jpg',
      ]);
      // An address in a text may lead where it says, and nowhere else.
      const links = nodes.filter(({ type }) => type === 'link');
      expect(links.map(textOf)).toEqual(links.map(({ url }) => url));
    },
  );

  it.skipIf(!strings).each(strings?.urls ?? [])(
    'makes no bad link of the hostile address %.60j',
    async (url) => {
      const link = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      expect(await dangersIn(markdownOf(`<p><a href="${link}">a</a> b</p>`))).toEqual([]);
    },
  );

  const pages = hostilePages();
  it.skipIf(!pages)(
    'makes nothing dangerous of hostile pages',
    async () => {
      for (const page of pages ?? []) {
        const dangers = await dangersIn(markdownOf(page));
        if (dangers.length > 0) expect.fail(`${JSON.stringify(page)}: ${dangers.join()}`);
      }
    },
    120_000,
  );
});

/** Text without white space and invisible characters, which Markdown doesn't keep. */
function words(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u200f]+/g, '');
}
