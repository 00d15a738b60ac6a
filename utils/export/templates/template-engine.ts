import { type FS, Liquid, LiquidError, type LiquidErrors } from 'liquidjs';

import { yamlValue } from '../front-matter';
import { obsidianTag } from '../obsidian-tag';
import { asMarkdown, MarkdownValue } from './markdown-value';
import { TemplateError, type TemplateFault } from './template-fault';
import { templateFacts, type TemplateSource } from './template-facts';

/** A template that was read: writes an article, or throws a `TemplateError`. */
export type Template = (source: TemplateSource) => string;

/** UTF-16 code units of a template: many times what anyone writes. */
const MAX_TEMPLATE = 100_000;
/** Milliseconds for one article. */
const MAX_TIME = 5_000;
/** What LiquidJS counts of made texts and lists: enough for the longest articles, and less than harms the page. */
const MAX_MEMORY = 50_000_000;

/** Templates are one text: there is nothing to include. */
const NO_FILES: FS = {
  exists: () => Promise.resolve(false),
  existsSync: () => false,
  readFile: () => Promise.reject(new Error('no files')),
  readFileSync: () => {
    throw new Error('no files');
  },
  resolve: (_, file) => file,
};

/**
 * Reads a Liquid template (shopify.github.io/liquid, as LiquidJS has it). Every output is text in which nothing is read as
 * markup, unless it is Markdown already or goes through `raw`. Names and filters that aren't there are faults. It reads no files,
 * reaches nothing but own properties of the facts, and ends at a limit of time and memory. Throws a `TemplateError`.
 */
export function readTemplate(text: string): Template {
  const engine = templateEngine();
  const parsed = orFault(() => engine.parse(text.replace(/\r\n?/g, '\n')));
  return (source) => `${orFault(() => String(engine.renderSync(parsed, templateFacts(source)))).trim()}\n`;
}

function orFault<Value>(run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw new TemplateError(faultOf(error));
  }
}

function templateEngine(): Liquid {
  const engine = new Liquid({
    fs: NO_FILES,
    relativeReference: false,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    parseLimit: MAX_TEMPLATE,
    renderLimit: MAX_TIME,
    memoryLimit: MAX_MEMORY,
    outputEscape: asMarkdown,
  });
  for (const tag of ['include', 'render', 'layout', 'block']) Reflect.deleteProperty(engine.tags, tag);
  engine.registerFilter(
    'blockquote',
    (value: unknown) =>
      new MarkdownValue(
        asMarkdown(value)
          .split('\n')
          .map((line) => (line === '' ? '>' : `> ${line}`))
          .join('\n'),
      ),
  );
  engine.registerFilter('indent', (value: unknown, spaces: unknown = 2) => {
    const by = ' '.repeat(typeof spaces === 'number' ? Math.min(Math.max(spaces, 0), 40) : 2);
    return new MarkdownValue(asMarkdown(value).replace(/\n(?=[^\n])/g, `\n${by}`));
  });
  engine.registerFilter(
    'yaml',
    (value: unknown) =>
      new MarkdownValue(yamlValue(value instanceof MarkdownValue ? value.valueOf() : value)),
  );
  engine.registerFilter('tag', (value: unknown) => {
    const tag = obsidianTag(plainText(value));
    return new MarkdownValue(tag === null ? '' : `#${tag}`);
  });
  engine.registerFilter('wikilink', (value: unknown) => {
    const name = plainText(value)
      .replace(/[[\]|#^%<>`$\s]+/g, ' ')
      .trim();
    return new MarkdownValue(name === '' ? '' : `[[${name}]]`);
  });
  return engine;
}

function plainText(value: unknown): string {
  return value instanceof MarkdownValue ? value.valueOf() : typeof value === 'string' ? value : '';
}

/** LiquidJS writes file, line and column behind its words: they are told apart here. */
function faultOf(error: unknown): TemplateFault {
  const first = isSeveral(error) ? error.errors[0] : error;
  const [line = 0, column = 0] = first instanceof LiquidError ? first.token.getPosition() : [];
  const words = first instanceof Error ? first.message : String(first);
  return { kind: 'template', message: words.replace(/, line:\d.*$/s, ''), line, column };
}

function isSeveral(error: unknown): error is LiquidErrors {
  return error instanceof LiquidError && error.name === 'LiquidErrors';
}
