import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { templateOf, withoutOwn, withTemplate } from '@/utils/export/templates/markdown-template';
import {
  DEFAULT_TEMPLATE,
  TEMPLATE_PRESETS,
  type TemplatePreset,
} from '@/utils/export/templates/template-choice';
import { readTemplate } from '@/utils/export/templates/template-engine';
import { TemplateError, type TemplateFault } from '@/utils/export/templates/template-fault';
import { articleToMarkdown } from '@/utils/export/to-markdown';

import { anExportable, aPicture, sanitize, WORDS } from './an-exportable';
import { hostileStrings } from '@/tests/support/attacks';
import { dangersIn } from './parse-markdown';

type Source = ReturnType<typeof anExportable>;

function write(template: string | null, source: Source): string {
  const [file] = articleToMarkdown(source, {
    ...{ sanitize, words: WORDS, name: 'Ferry', withPictures: true, withText: true },
    template: template === null ? null : readTemplate(template),
  });
  if (typeof file?.content !== 'string') throw new Error('no text');
  return file.content;
}

function preset(name: TemplatePreset): string {
  return templateOf({ preset: name, changed: {} });
}

function faultOf(template: string, source = anExportable()): TemplateFault | null {
  try {
    write(template, source);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error.fault;
    throw error;
  }
}

const whole = anExportable({
  html: '<h2>Part one</h2><p>The ferry stops on Friday.</p><pre>a\n\n\nb</pre><p>Nobody <b>knows</b> why.</p>',
  article: { note: 'Ask the council\n\n- soon', tags: ['sea', 'to do'], byline: ['Ann Field', '王小波'] },
  highlights: [
    { exact: 'stops on Friday', note: 'Which one?\n\nThis?', tags: ['to do'] },
    { exact: 'Nobody knows why', color: 'rose' },
    { exact: 'not in it' },
  ],
});
const pictured = anExportable({
  html: '<p>One.</p><figure><img data-picture="0" alt="x"></figure>',
  pictures: [aPicture()],
});

describe('presets', () => {
  it.each([
    ['all there is', whole],
    ['a picture', pictured],
    ['little', anExportable()],
  ])('that for Obsidian writes what we write without a template: %s', (_, source) => {
    expect(linesOf(write(preset('obsidian'), source))).toEqual(linesOf(write(null, source)));
  });

  it('that for Logseq is a page of properties and blocks', () => {
    const lines = linesOf(write(preset('logseq'), whole));
    expect(lines.slice(0, 3)).toEqual([
      'title:: The last ferry',
      'author:: [[Ann Field]], [[王小波]]',
      'site:: [[Courier]]',
    ]);
    expect(lines).toContain('tags:: #sea, #to-do');
    expect(lines).toContain('- ## Part one');
    expect(lines).toContain('  - > stops on Friday #to-do');
    expect(lines).toContain('    - Which one?');
  });

  it('the plain one has no front matter', () => {
    const text = write(preset('plain'), whole);
    expect(text.startsWith('# The last ferry\n\nAnn Field, 王小波 · Courier · 2026-11-20\n')).toBe(true);
    expect(text).toContain('\n> stops on Friday\n\nWhich one?\n\nThis?\n');
  });

  it.each(TEMPLATE_PRESETS)('%s keeps what comes from pages apart from its markup', async (name) => {
    const { markdown = [] } = hostileStrings() ?? {};
    for (const hostile of [
      '<script>x</script>',
      '%% x %%',
      '<% x %>',
      '[[x]] ![](javascript:x)',
      ...markdown,
    ]) {
      const source = anExportable({
        html: '<p>One</p>',
        article: { title: hostile, byline: [hostile], siteName: hostile, tags: [hostile] },
        highlights: [{ exact: hostile }],
      });
      const text = write(preset(name), source)
        .replace(/^---\n.*?\n---\n/s, '')
        .replaceAll(/\[\[[^\][]*\]\]/g, 'link');
      expect(await dangersIn(text)).toEqual([]);
    }
  });
});

describe('readTemplate', () => {
  it('writes variables as text, Markdown and raw output as they are', () => {
    const source = anExportable({ article: { title: '*Stars* & {{ x }}', note: '*kept*' } });
    expect(write('{{ article.title }}|{{ article.note }}|{{ article.title | raw }}', source)).toBe(
      String.raw`\*Stars\* & {\{ x }}|*kept*|*Stars* & {{ x }}` + '\n',
    );
  });

  it('has conditions, loops and the filters of Liquid', () => {
    const template =
      '{% for tag in article.tags %}{{ forloop.index }}{{ tag | upcase }} {% endfor %}' +
      '{% if article.language == "en" %}English{% else %}other{% endif %} {{ article.published | date: "%Y" }}';
    expect(write(template, whole)).toBe('1SEA 2TO DO English 2026\n');
  });

  it('writes every text as YAML that reads as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (title, tags) => {
        const source = { ...whole, article: { ...whole.article, note: title, tags } };
        const yaml = write('a: {{ article.note | yaml }}\nb: {{ article.tags | yaml }}', source);
        expect(parse(yaml)).toEqual({ a: title.replace(/\r\n?/g, '\n').trim(), b: tags });
      }),
    );
  });

  it.each([
    ['one\n {{ article.title | shout }}', 2, 'shout'],
    ['{{ nothing }}', 1, 'nothing'],
    ['a\n\n{% if article.title %}', 3, 'not closed'],
    ['{% include "x" %}', 1, 'include'],
    ['{% render "x" %}', 1, 'render'],
    ['{{ article.constructor }}', 1, 'constructor'],
    ['{{ article.__proto__.x }}', 1, '__proto__'],
    ['{{ content.constructor }}', 1, 'constructor'],
    ['{{ content.__proto__ }}', 1, '__proto__'],
    ['{{ content.toString }}', 1, 'toString'],
    ['{% for i in (1..1000000000) %}x{% endfor %}', 1, 'limit'],
    ['x'.repeat(200_000), 0, 'limit'],
  ])('names the fault of %j', (template, line, words) => {
    const fault = faultOf(template);
    expect(fault?.line).toBe(line);
    expect(fault?.message).toContain(words);
    expect(fault?.message).not.toMatch(/line:/);
  });

  it('ends whatever is in it with a text or a fault', () => {
    const piece = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '{%',
        '%}',
        ' article',
        '.note',
        ' | ',
        'blockquote',
        'indent: ',
        '99999999',
        'if ',
        'for x in ',
      ],
      ...['endfor', 'endif', 'assign y = ', '"', '\n', '[', 'highlights', 'raw', '-', 'x'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        faultOf(pieces.join(''));
      }),
      { numRuns: 500 },
    );
  });
});

describe('withTemplate', () => {
  it('keeps what the reader has changed, by preset, and nothing that is the preset', () => {
    const changed = withTemplate(DEFAULT_TEMPLATE, 'mine');
    expect(changed).toEqual({ preset: 'obsidian', changed: { obsidian: 'mine' } });
    expect(templateOf({ ...changed, preset: 'plain' })).toBe(preset('plain'));
    expect(withoutOwn(changed)).toEqual(DEFAULT_TEMPLATE);
  });
});

/** The lines that aren't empty. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
