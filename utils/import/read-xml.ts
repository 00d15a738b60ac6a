import { SaxesParser } from 'saxes';

import { otherTasks } from '@/utils/shared/steps';

import type { ImportSource } from './import-source';

/** Bytes read between which the page may answer its reader. */
const AT_ONCE = 1_000_000;
/** Elements in each other: more is an attack. */
const MAX_DEPTH = 100;

/** An element of an XML file, with its names as `{namespace}local`. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** All text in it, its children's too. */
  text: string;
}

/** An element, or why the file goes no further. */
type XmlItem = { element: XmlElement } | { broken: string };

/**
 * The elements right below the root of an XML file in UTF-8, one after another: the file isn't in memory as a whole. A document type
 * isn't read, so that there are no entities but XML's own. Where it is broken, those before are given, and then what is wrong.
 */
export async function* readXml(source: ImportSource): AsyncGenerator<XmlItem> {
  const blob = await source.open();
  const reader = new ElementReader();
  const decoder = new TextDecoder();
  for (let at = 0; at < blob.size; at += AT_ONCE) {
    const bytes = await blob.slice(at, at + AT_ONCE).arrayBuffer();
    reader.write(decoder.decode(bytes, { stream: at + AT_ONCE < blob.size }));
    yield* reader.take();
    if (reader.broken !== null) break;
    await otherTasks();
  }
  reader.close();
  yield* reader.take();
  if (reader.broken !== null) yield { broken: reader.broken };
}

class ElementReader {
  /** What is wrong with it; null as long as nothing is. */
  broken: string | null = null;
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #open: XmlElement[] = [];
  #whole: XmlElement[] = [];

  constructor() {
    const addText = (text: string): void => {
      for (const element of this.#open.slice(1)) element.text += text;
    };
    // Thrown, so that it reads no further: it would go on behind an error, and slowly where elements lie deep.
    this.#parser.on('error', (error) => {
      throw error;
    });
    this.#parser.on('doctype', () => {
      throw new Error('a document type');
    });
    this.#parser.on('text', addText);
    this.#parser.on('cdata', addText);
    this.#parser.on('opentag', ({ uri, local, attributes }) => {
      if (this.#open.length === MAX_DEPTH)
        throw new Error(`more than ${String(MAX_DEPTH)} elements in each other`);
      const element = {
        name: `{${uri}}${local}`,
        attributes: new Map(
          Object.values(attributes).map((one) => [`{${one.uri}}${one.local}`, one.value] as const),
        ),
        children: [],
        text: '',
      };
      // The root doesn't keep what is given away.
      if (this.#open.length > 1) this.#open.at(-1)?.children.push(element);
      this.#open.push(element);
    });
    this.#parser.on('closetag', () => {
      const closed = this.#open.pop();
      if (closed && this.#open.length === 1) this.#whole.push(closed);
    });
  }

  write(text: string): void {
    this.#try(() => this.#parser.write(text));
  }

  close(): void {
    this.#try(() => this.#parser.close());
  }

  #try(read: () => unknown): void {
    if (this.broken !== null) return;
    try {
      read();
    } catch (error) {
      this.broken = error instanceof Error ? error.message : String(error);
    }
  }

  /** The elements that have become whole. */
  *take(): Generator<XmlItem> {
    const whole = this.#whole;
    this.#whole = [];
    for (const element of whole) yield { element };
  }
}
