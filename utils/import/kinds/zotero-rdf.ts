import { renderedText } from '@/utils/article/rendered-text';

import { bodyOf } from '../html-elements';
import type { ImportKind, ImportTools } from '../import-kind';
import {
  faultAt,
  type ImportedArticle,
  importedArticle,
  type ImportItem,
  type ImportPlace,
} from '../import-record';
import { importedTime } from '../imported-time';
import { readXml, type XmlElement } from '../read-xml';
import { tagList } from '../tag-list';

/** Longest file that is read, in bytes: an item may name what stands anywhere in it. */
const MAX_BYTES = 100_000_000;

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const Z = 'http://www.zotero.org/namespaces/export#';
const DC = 'http://purl.org/dc/elements/1.1/';
const TERMS = 'http://purl.org/dc/terms/';
const BIB = 'http://purl.org/net/biblio#';
const FOAF = 'http://xmlns.com/foaf/0.1/';
/** By which an item names its notes, and what is attached to it. */
const NOTED = `{${TERMS}}isReferencedBy`;
const ATTACHED = '{http://purl.org/rss/1.0/modules/link/}link';

/** What the items of a file name by their ids. */
interface Named {
  /** HTML of notes. */
  notes: Map<string, string>;
  attachments: Map<string, { title: string; url: string }>;
  /** Names of the collections that an item is in. */
  collections: Map<string, string[]>;
  /** Titles of the newspapers that items are of. */
  papers: Map<string, string>;
}

/**
 * Zotero's RDF: items with their notes, tags, collections and the addresses of what is attached to them. Its form is that of Zotero's
 * own translator (https://github.com/zotero/translators/blob/master/Zotero%20RDF.js).
 */
export const zoteroRdf: ImportKind = {
  name: 'zotero',
  matches: ({ text }) => /<rdf:RDF\b/.test(text.slice(0, 4_000)) && text.slice(0, 8_000).includes(`"${Z}"`),
  read: async function* (source, tools) {
    const whole: ImportPlace = { file: source.path, record: null };
    if (source.size > MAX_BYTES) {
      yield faultAt(whole, 'tooLarge');
      return;
    }
    const named: Named = {
      notes: new Map(),
      attachments: new Map(),
      collections: new Map(),
      papers: new Map(),
    };
    const items: XmlElement[] = [];
    let broken: string | null = null;
    for await (const read of readXml(source)) {
      if ('broken' in read) broken = read.broken;
      else if (!keepNamed(read.element, named)) items.push(read.element);
    }
    for (const [index, item] of items.entries())
      yield itemOf(item, { file: source.path, record: index + 1 }, named, tools);
    if (broken !== null) yield faultAt({ file: source.path, record: items.length + 1 }, 'broken', broken);
    else yield* alone(items, named, source.path);
  },
};

/** Keeps what others name; false where it is an item. */
function keepNamed(element: XmlElement, { notes, attachments, collections, papers }: Named): boolean {
  const id = attribute(element, 'about');
  switch (element.name) {
    case `{${BIB}}Memo`:
      notes.set(id, textAt(element, `{${RDF}}value`));
      return true;
    case `{${Z}}Attachment`:
      attachments.set(id, { title: textAt(element, `{${DC}}title`), url: addressOf(element) });
      return true;
    case `{${Z}}Collection`: {
      const name = textAt(element, `{${DC}}title`);
      for (const part of childrenAt(element, `{${TERMS}}hasPart`)) {
        const member = attribute(part, 'resource');
        collections.set(member, [...(collections.get(member) ?? []), name]);
      }
      return true;
    }
    default:
      if (childrenAt(element, `{${Z}}itemType`).length > 0) return false;
      papers.set(id, textAt(element, `{${DC}}title`));
      return true;
  }
}

/** Notes and attachments that are of no item: what has an address is a link, else there is nothing to keep it with. */
function* alone(items: XmlElement[], { notes, attachments }: Named, file: string): Generator<ImportItem> {
  const used = new Set(
    items.flatMap((item) =>
      [...childrenAt(item, NOTED), ...childrenAt(item, ATTACHED)].map((one) => attribute(one, 'resource')),
    ),
  );
  let record = items.length;
  for (const [id, html] of notes) {
    if (used.has(id)) continue;
    record += 1;
    yield faultAt({ file, record }, 'noAddress', html);
  }
  for (const [id, { title, url }] of attachments) {
    if (used.has(id)) continue;
    record += 1;
    const place = { file, record };
    yield isWeb(url) ? importedArticle({ place, url, title }) : faultAt(place, 'noAddress', title);
  }
}

function itemOf(
  item: XmlElement,
  place: ImportPlace,
  { notes, attachments, collections, papers }: Named,
  tools: ImportTools,
): ImportedArticle {
  const attached = childrenAt(item, ATTACHED)
    .flatMap((link) => attachments.get(attribute(link, 'resource')) ?? [])
    .filter(({ url }) => isWeb(url));
  const url = [addressOf(item), ...attached.map((one) => one.url)].find(isWeb) ?? '';
  const noted = childrenAt(item, NOTED)
    .flatMap((reference) => notes.get(attribute(reference, 'resource')) ?? [])
    .map((html) => noteOf(html, tools));
  const links = attached
    .filter((one) => one.url !== url)
    .map(({ title, url: address }) => (title === '' ? address : `${title}: ${address}`));
  return importedArticle({
    place,
    url,
    title: textAt(item, `{${DC}}title`),
    byline: authorsOf(item),
    siteName: paperOf(item, papers),
    excerpt: textAt(item, `{${TERMS}}abstract`) || null,
    publishedTime: dayOf(textAt(item, `{${DC}}date`)),
    lang: textAt(item, `{${Z}}language`) || null,
    tags: tagList([
      ...childrenAt(item, `{${DC}}subject`).map(({ text }) => text.trim()),
      ...(collections.get(attribute(item, 'about')) ?? []),
    ]),
    note: [textAt(item, `{${DC}}description`), ...noted, links.join('\n')].filter(Boolean).join('\n\n'),
    savedAt: importedTime(textAt(item, `{${TERMS}}dateSubmitted`)),
  });
}

/** The title of what an item is part of, which stands in it or, where several are of it, elsewhere. */
function paperOf(item: XmlElement, papers: Named['papers']): string | null {
  const [part] = childrenAt(item, `{${TERMS}}isPartOf`);
  if (!part) return null;
  return textAt(part, null, `{${DC}}title`) || (papers.get(attribute(part, 'resource')) ?? null);
}

function authorsOf(item: XmlElement): string[] {
  return childrenAt(item, `{${BIB}}authors`, `{${RDF}}Seq`, `{${RDF}}li`, `{${FOAF}}Person`)
    .map((person) =>
      [`{${FOAF}}givenName`, `{${FOAF}}surname`]
        .map((name) => textAt(person, name))
        .join(' ')
        .trim(),
    )
    .filter((name) => name !== '');
}

/** The address that an item or an attachment says it has. */
function addressOf(element: XmlElement): string {
  return textAt(element, `{${DC}}identifier`, `{${TERMS}}URI`, `{${RDF}}value`);
}

function isWeb(url: string): boolean {
  return /^https?:/i.test(url);
}

/** The text of a note, which is HTML. */
function noteOf(html: string, { parse }: ImportTools): string {
  return renderedText(bodyOf(parse(html, 'https://note.invalid/'))).text.trim();
}

function dayOf(written: string): string | null {
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(written) && importedTime(written) !== null ? written : null;
}

function attribute(element: XmlElement, local: 'about' | 'resource'): string {
  return element.attributes.get(`{${RDF}}${local}`) ?? '';
}

/** The elements below one that these names lead to; null stands for any. */
function childrenAt(element: XmlElement, ...names: (string | null)[]): XmlElement[] {
  return names.reduce<XmlElement[]>(
    (elements, name) =>
      elements.flatMap(({ children }) => children.filter((child) => name === null || child.name === name)),
    [element],
  );
}

/** The text of the first of them; empty where there is none. */
function textAt(element: XmlElement, ...names: (string | null)[]): string {
  return childrenAt(element, ...names)[0]?.text.trim() ?? '';
}
