import { Drop } from 'liquidjs';

import { writeMarkdown } from '../write-markdown';

/** A text that is Markdown already: a template writes it as it is, and compares it as text. */
export class MarkdownValue extends Drop {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text.replace(/\r\n?/g, '\n').trim();
  }

  override valueOf(): string {
    return this.#text;
  }
}

// A template may name what a Drop inherits, and call it: here that is `valueOf` alone.
for (const prototype of [MarkdownValue.prototype, Drop.prototype])
  Reflect.deleteProperty(prototype, 'constructor');
Object.setPrototypeOf(Drop.prototype, null);

/** What a template has for a value: Markdown as it is; all else as text, in which nothing is read as markup. */
export function asMarkdown(value: unknown): string {
  if (value instanceof MarkdownValue) return value.valueOf();
  if (Array.isArray(value)) return value.map(asMarkdown).join('');
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : '';
  if (text.trim() === '') return '';
  return writeMarkdown([
    { type: 'paragraph', children: [{ type: 'text', value: text.replace(/\r\n?/g, '\n') }] },
  ]).trim();
}
