import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { noteHtml } from '@/utils/annotation/note-html';
import { createSanitizer } from '@/utils/article/sanitize-html';

import { hostileStrings } from '@/tests/support/attacks';

const { window } = new JSDOM('');

const OWN = [
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  '[x](data:text/html,<b>)',
  '<svg onload=alert(1)>',
];

/** What of a note would come into a page. */
function shown(markdown: string): Element {
  const place = window.document.createElement('div');
  place.append(createSanitizer(window)(noteHtml(markdown)));
  return place;
}

describe('noteHtml', () => {
  it('reads Markdown, bare addresses and struck-out words', () => {
    expect(shown('**Two** of *three*\n\n- one\n- ~~two~~\n\n> said').innerHTML).toBe(
      '<p><strong>Two</strong> of <em>three</em></p>\n<ul>\n<li>one</li>\n<li><del>two</del></li>\n</ul>\n' +
        '<blockquote>\n<p>said</p>\n</blockquote>',
    );
    expect(shown('see https://example.org/a.').querySelector('a')?.href).toBe('https://example.org/a');
    expect(shown('&copy; R&amp;D').textContent).toBe('© R&D');
  });

  it('emphasises what stands between characters without spaces', () => {
    expect(shown('这一句**不是事实。**见下文').innerHTML).toBe(
      '<p>这一句<strong>不是事实。</strong>见下文</p>',
    );
  });

  it('shows HTML as it was typed, and pictures as links', () => {
    expect(shown('<b>x</b> <img src=x onerror=alert(1)>').textContent).toBe(
      '<b>x</b> <img src=x onerror=alert(1)>',
    );
    expect(shown('![map](https://example.org/m.png)').querySelector('img')).toBeNull();
    expect(shown('![map](https://example.org/m.png)').querySelector('a')?.textContent).toBe('map');
  });

  it('makes nothing dangerous of anything', () => {
    const { markdown = [], urls = [] } = hostileStrings() ?? {};
    for (const text of [...OWN, ...markdown, ...urls]) {
      for (const note of [text, `[x](${text})`, `<${text}>`]) {
        const elements = [...shown(note).querySelectorAll('*')];
        expect(
          elements.filter(({ localName }) => /^(?:script|img|iframe|style|svg|form)$/.test(localName)),
        ).toEqual([]);
        for (const { attributes } of elements)
          for (const { name, value } of attributes)
            expect(`${name}=${value}`).toMatch(
              /^(?:href=(?:https?:|mailto:)|rel=|target=|title=|start=|dir=)/,
            );
      }
    }
  });
});
