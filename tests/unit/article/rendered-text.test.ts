import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { renderedText } from '@/utils/article/rendered-text';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { anArticle } from '@/tests/support/article-html';
import { parseHtml, settledHtml } from '@/tests/support/parse-html';

const { window } = new JSDOM('');
const sanitize = createSanitizer(window);

const textOf = (html: string): string => renderedText(parseHtml(html)).text;

describe('renderedText', () => {
  it.each([
    ['begins a line at each block', '<h2>Head</h2><p>one</p>two<div>three</div>', 'Head\none\ntwo\nthree'],
    ['begins a line at <br>, and none that is empty', '<p>a<br><br>b<br></p><p></p><p>c', 'a\nb\nc'],
    ['begins a line at each cell and item', '<table><td>a<td>b</table><ul><li>c<li>d</ul>', 'a\nb\nc\nd'],
    ['collapses white space', '<p>\n  a \t b\n  c  </p>', 'a b c'],
    ['collapses white space where a line begins', '<p>  a<br>  b</p>', 'a\nb'],
    ['collapses white space over elements', '<p>a <b> b </b> <i>c</i></p>', 'a b c'],
    ['keeps words together that elements divide', '<p>news<b>paper</b><wbr>man</p>', 'newspaperman'],
    ['puts no space where a line of Chinese is broken', '<p>新华社\n  北京\n</p>', '新华社北京'],
    [
      'puts no space where a line of Japanese is broken',
      '<p>灯ろうを\n<b>「流す」</b>\nーと。</p>',
      '灯ろうを「流す」ーと。',
    ],
    ['puts a space where a line of Korean is broken', '<p>서울\n시장</p>', '서울 시장'],
    ['puts a space between a line of Chinese and one of English', '<p>他说\nhello\n好</p>', '他说 hello 好'],
    ['keeps spaces that were typed in Chinese', '<p>中 文</p>', '中 文'],
    [
      'keeps spaces that do not collapse',
      '<p>\u3000\u3000新华社 a\u00a0\u00a0b</p>',
      '\u3000\u3000新华社 a\u00a0\u00a0b',
    ],
    ['keeps the white space of <pre>, but no empty line', '<pre>\n a  b \n\n\tc\r\n</pre>d', ' a  b\n\tc\nd'],
    ['keeps the white space of <pre> over elements', '<pre><b>a</b>  <i>b</i> \n<u>c</u></pre>', 'a  b\nc'],
    [
      'leaves out the readings of ruby',
      '<p>互<ruby>聯網<rp>(</rp><rt>liánwǎng</rt><rp>)</rp></ruby>上</p>',
      '互聯網上',
    ],
    [
      'leaves out readings apart from their bases',
      '<ruby><rb>東</rb><rb>京</rb><rtc><rt>とう</rt><rt>きょう</rt></rtc></ruby>',
      '東京',
    ],
    ['leaves out comments', '<p>a<!-- b -->c</p>', 'ac'],
    [
      'leaves out scripts, styles and drawings',
      '<p>a<script>b</script><style>c</style><svg><text>d</text></svg>e</p>',
      'ae',
    ],
    [
      'leaves out controls',
      '<p>a<button>Share</button><select><option>b</select><textarea>c</textarea>d</p>',
      'ad',
    ],
    ['is empty for nothing', ' <p> </p> <!-- a --> ', ''],
  ])('%s', (_what, html, text) => {
    expect(textOf(html)).toBe(text);
  });

  it('reads a text node, a fragment and a document', () => {
    const { document } = new JSDOM('<title>T</title><p>a<p>b').window;
    const fragment = document.createRange().createContextualFragment('<p>c</p>d');
    expect(renderedText(document.createTextNode(' a  b ')).text).toBe('a b');
    expect(renderedText(fragment).text).toBe('c\nd');
    expect(renderedText(document).text).toBe('a\nb');
  });

  it('reads forms whose inputs bear the names of properties', () => {
    const names =
      'firstChild nextSibling childNodes nodeName nodeType ownerDocument parentNode getRootNode tagName';
    const inputs = names.split(' ').map((name) => `<input name="${name}">`);
    const body = parseHtml(`a<form><p>b</p>${inputs.join('')}<p>c</p></form>d`);
    expect(renderedText(body).text).toBe('a\nb\nc\nd');

    const form = body.querySelector('form');
    if (!form) throw new Error('no form');
    const rendered = renderedText(form);
    expect(rendered.text).toBe('b\nc');
    expect(rendered.rangeAt(0, 3)?.toString()).toBe('bc');
    expect(rendered.offsetOf(form, 0)).toBe(0);
    const range = new JSDOM('').window.document.createRange();
    expect(rendered.spanOf(range)).toBeNull();
  });

  it('reads elements nested thousands deep', () => {
    const { document } = new JSDOM('').window;
    const root = document.createElement('div');
    let inner: HTMLElement = root;
    for (let depth = 0; depth < 2000; depth += 1) {
      inner.append('a', document.createElement(depth % 2 === 0 ? 'div' : 'b'), 'z');
      inner = inner.children[0] as HTMLElement;
    }
    inner.append('deep');
    const rendered = renderedText(root);
    expect(rendered.text).toContain('\nadeepz\n');
    expect(rendered.spanOf(rangeOf(inner))).toEqual(spanOf(rendered.text, 'deep'));
  });

  it('reads the same before and after sanitising', () => {
    fc.assert(
      fc.property(anArticle(), (html) => {
        // What the tree of a page can hold, HTML can't always say: a form in a form.
        const body = parseHtml(settledHtml(`<div>${html}</div>`));
        // The article's own end tags may have closed that box early.
        const root = body.ownerDocument.createElement('div');
        root.append(...body.childNodes);
        const before = renderedText(root).text;
        expect(renderedText(sanitize(root.innerHTML)).text).toBe(before);
        expect(renderedText(sanitize(root)).text).toBe(before);
      }),
    );
  }, 60_000);

  it('reads what was sanitised and written as the same when it is read again', () => {
    fc.assert(
      fc.property(anArticle(), (html) => {
        const written = settledHtml(htmlOf(sanitize(html)));
        expect(renderedText(sanitize(written)).text).toBe(renderedText(parseHtml(written)).text);
      }),
    );
  }, 60_000);
});

function htmlOf(fragment: DocumentFragment): string {
  const holder = window.document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}

function rangeOf(node: Node): Range {
  const range = (node.ownerDocument ?? window.document).createRange();
  range.selectNodeContents(node);
  return range;
}

function spanOf(text: string, part: string): { start: number; end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}
