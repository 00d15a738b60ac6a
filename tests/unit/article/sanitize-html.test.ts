import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import { createSanitizer } from '@/utils/article/sanitize-html';

import { hostilePages } from '@/tests/support/attacks';

const { window } = new JSDOM('');
const sanitize = createSanitizer(window);

describe('sanitising', () => {
  test('keeps the structure of an article', () => {
    const html =
      '<h2>Head</h2><p lang="ja">読<ruby>網<rp>(</rp><rt>もう</rt><rp>)</rp></ruby> <em>a</em></p>' +
      '<figure><img data-picture="0" alt="A ferry" width="640" height="480"><figcaption>A ferry</figcaption></figure>' +
      '<ol start="3" reversed=""><li value="3">x</li></ol><pre><code>a &lt; b</code></pre>' +
      '<table><tbody><tr><th scope="row">1</th><td colspan="2">2</td></tr></tbody></table>';
    expect(asHtml(html)).toBe(html);
  });

  test.each([
    [
      'styling and names',
      '<p class="a" id="b" style="color:red" data-x="1" aria-label="x" name="n">t</p>',
      '<p>t</p>',
    ],
    ['scripts with what they hold', '<p>a<script>b</script><noscript>c</noscript>d</p>', '<p>ad</p>'],
    ['drawings with what they hold', 'a<svg><text>b</text></svg><math><mi>x</mi></math>c', 'ac'],
    [
      'controls, but not the text of a form',
      '<form><p>a</p><select><option>b</select></form>',
      '<div><p>a</p></div>',
    ],
    ['unknown tags, but not their text', '<x-note>a <blink>b</blink></x-note>', 'a b'],
    ['pictures that are not ours', '<p>a<img src="https://x.example/a.png" alt="b"></p>', '<p>a</p>'],
    [
      'sources of pictures',
      '<img data-picture="1" src="x" srcset="y 2x" onerror="z">',
      '<img data-picture="1">',
    ],
    ['picture numbers that are none', '<img data-picture="1;x" alt="a">', ''],
    ['comments', 'a<!-- b -->c', 'ac'],
    [
      'values that an attribute cannot have',
      '<ol start="javascript:x"><li value="9e9">a</li></ol>',
      '<ol><li>a</li></ol>',
    ],
  ])('drops %s', (_what, dirty, clean) => {
    expect(asHtml(dirty)).toBe(clean);
  });

  test('lowers the first heading, since the reader shows the title itself', () => {
    expect(asHtml('<h1>a</h1>')).toBe('<h2>a</h2>');
  });

  test('turns landmarks into plain blocks', () => {
    expect(asHtml('<main><article dir="rtl">a</article><nav>b</nav></main>')).toBe(
      '<div><div dir="rtl">a</div><div>b</div></div>',
    );
  });

  test('opens what was folded', () => {
    expect(asHtml('<details><summary>a</summary>b</details>')).toBe('<div><p>a</p>b</div>');
  });

  test.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    [' HTTP://A.example ', 'http://a.example/'],
    ['https://me:secret@a.example/', 'https://a.example/'],
    ['mailto:desk@a.example', 'mailto:desk@a.example'],
  ])('writes the link %s as %s', (href, written) => {
    const link = sanitize(`<a href="${href}">t</a>`).querySelector('a');
    expect(link?.getAttribute('href')).toBe(written);
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(link?.getAttribute('target')).toBe('_blank');
  });

  test.each([
    'javascript:x',
    'java\tscript:x',
    'data:text/html,x',
    'blob:x',
    'file:///x',
    'tel:1',
    '#note',
    '/x',
    '',
  ])('makes plain text of a link to %j', (href) => {
    expect(asHtml(`<a href="${href}">t <b>u</b></a>`)).toBe('t <b>u</b>');
  });

  test('takes a node and leaves it as it was', () => {
    const node = window.document.createElement('div');
    node.innerHTML = '<p onclick="x">a</p>';
    expect(sanitize(node).textContent).toBe('a');
    expect(node.innerHTML).toBe('<p onclick="x">a</p>');
  });

  test.each(['', '   ', 'plain', '<', '<!doctype html>'])('gives a fragment for %j', (dirty) => {
    expect(sanitize(dirty).nodeType).toBe(window.Node.DOCUMENT_FRAGMENT_NODE);
  });
});

const attacks = hostilePages();

test.skipIf(attacks === null)('leaves nothing dangerous of any known attack', { timeout: 300_000 }, () => {
  const payloads = attacks ?? [];
  expect(payloads.length).toBeGreaterThan(1_000);
  const faults = payloads.flatMap((payload) => dangers(payload).map((danger) => ({ payload, danger })));
  expect(faults).toEqual([]);
});

const SAFE_ELEMENTS = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 ' +
    'h6 hr i img ins kbd li mark ol p pre q rb rp rt rtc ruby s samp section small span strong sub sup table tbody td ' +
    'tfoot th thead time tr u ul var wbr'
  ).split(' '),
);
const SAFE_ATTRIBUTES =
  /^(?:alt|colspan|data-picture|datetime|dir|height|href|lang|rel|reversed|rowspan|scope|span|start|target|title|value|width)$/;

/** What is left of a payload that shouldn't be, once cleaned and again after a round through its own text. */
function dangers(payload: string): string[] {
  const once = serialise(sanitize(payload));
  // eslint-disable-next-line no-restricted-properties -- the round through text is what is tested
  const parsed = new window.DOMParser().parseFromString(once, 'text/html');
  return [sanitize(payload), parsed.body].flatMap((root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(SAFE_ELEMENTS.has(element.localName) ? [] : [`<${element.localName}>`]),
      ...[...element.attributes].filter(({ name }) => !SAFE_ATTRIBUTES.test(name)).map(({ name }) => name),
      ...(/^(?:https?:|mailto:|$)/.test(element.getAttribute('href') ?? '') ? [] : ['href']),
    ]),
  );
}

function asHtml(dirty: string): string {
  return serialise(sanitize(dirty)).replaceAll(' rel="noopener noreferrer nofollow" target="_blank"', '');
}

function serialise(fragment: DocumentFragment): string {
  const holder = window.document.createElement('div');
  holder.append(fragment);
  return holder.innerHTML;
}
