import { strictAddress } from './strict-address';

/** Elements that hold text and elements of text only, by the HTML Standard ("phrasing content"), of those the sanitiser keeps. */
const PHRASING = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);
/** Blocks that hold phrasing only. */
const OF_PHRASING = 'h2, h3, h4, h5, h6, p, pre';
/** What takes its content model from where it stands. */
const TRANSPARENT = new Set(['a', 'del', 'ins']);

const TABLE_PARTS = 'caption, col, colgroup, tbody, td, tfoot, th, thead, tr';

/**
 * Brings sanitised content into what the schema of XHTML allows: an EPUB with an element at a wrong place isn't opened by every
 * reader. What has a wrong place loses its name, never its text.
 */
export function makeContentValid(root: Element): void {
  for (const ruby of root.querySelectorAll('ruby')) fixRuby(ruby);
  for (const reading of root.querySelectorAll('rt')) {
    if (reading.parentElement?.localName !== 'ruby') rename(reading, 'span');
  }
  for (const list of root.querySelectorAll('ul, ol')) wrapItems(list);
  for (const item of root.querySelectorAll('li'))
    if (!item.parentElement?.matches('ul, ol')) rename(item, 'div');
  for (const table of root.querySelectorAll('table')) if (!isTable(table)) rename(table, 'div');
  for (const part of root.querySelectorAll(TABLE_PARTS)) if (!isTablePart(part)) rename(part, 'div');
  for (const list of root.querySelectorAll('dl')) if (!isDefinitions(list)) rename(list, 'div');
  for (const part of root.querySelectorAll('dt, dd'))
    if (part.parentElement?.localName !== 'dl') rename(part, 'div');
  for (const caption of root.querySelectorAll('figcaption')) if (!isCaption(caption)) rename(caption, 'div');
  const holders = blockHolders(root);
  for (const block of root.querySelectorAll(OF_PHRASING)) if (holders.has(block)) rename(block, 'div');
  for (const element of root.querySelectorAll('*')) {
    const { localName } = element;
    if (PHRASING.has(localName) && !TRANSPARENT.has(localName) && holders.has(element)) unwrap(element);
  }
  for (const element of root.querySelectorAll('*')) fixAttributes(element);
}

/** All elements that hold a block, however deep. */
function blockHolders(root: Element): Set<Element> {
  const holders = new Set<Element>();
  for (const element of root.querySelectorAll('*')) {
    if (PHRASING.has(element.localName)) continue;
    for (let at = element.parentElement; at && !holders.has(at); at = at.parentElement) holders.add(at);
  }
  return holders;
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name);
  for (const attribute of ['dir', 'lang', 'title']) {
    const value = element.getAttribute(attribute);
    if (value !== null) renamed.setAttribute(attribute, value);
  }
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** Text by itself between elements that must not have any. */
function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some(
    ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== '',
  );
}

function namesIn(element: Element): string {
  return [...element.children].map(({ localName }) => `${localName} `).join('');
}

/** Readings stand in brackets of `rp` or by themselves, each behind what it is the reading of; others are no readings. */
function fixRuby(ruby: Element): void {
  for (const part of ruby.querySelectorAll('rb, rtc')) unwrap(part);
  for (const bracket of ruby.querySelectorAll('rp')) bracket.remove();
  const parts = [...ruby.childNodes]
    .map((node) => (node.nodeName.toLowerCase() === 'rt' ? 'r' : 'b'))
    .join('');
  if (/^(?:b+r)+b*$/.test(parts)) return;
  unwrap(ruby);
}

function wrapItems(list: Element): void {
  for (const node of [...list.childNodes]) {
    if (node.nodeName.toLowerCase() === 'li') continue;
    if (node.nodeType === 3 && node.textContent?.trim() === '') continue;
    const item = list.ownerDocument.createElement('li');
    node.replaceWith(item);
    item.append(node);
  }
}

function isTable(table: Element): boolean {
  const isInOrder = /^(?:caption )?(?:colgroup )*(?:thead )?(?:(?:tbody )*|(?:tr )+)(?:tfoot )?$/.test(
    namesIn(table),
  );
  const parts = [...table.querySelectorAll('thead, tbody, tfoot, tr, colgroup')].filter(
    (part) => part.closest('table') === table,
  );
  return isInOrder && !hasOwnText(table) && parts.every(isSound);
}

function isSound(part: Element): boolean {
  const wanted =
    part.localName === 'tr' ? /^(?:t[dh] )*$/ : part.localName === 'colgroup' ? /^(?:col )*$/ : /^(?:tr )*$/;
  return wanted.test(namesIn(part)) && !hasOwnText(part);
}

/** Whether a part of a table still stands in one: the table may have become something else. */
function isTablePart(part: Element): boolean {
  const parent = part.parentElement?.localName ?? '';
  if (['td', 'th'].includes(part.localName)) return parent === 'tr';
  if (part.localName === 'col') return parent === 'colgroup';
  return parent === 'table' || (part.localName === 'tr' && ['tbody', 'tfoot', 'thead'].includes(parent));
}

function isDefinitions(list: Element): boolean {
  return /^(?:(?:dt )+(?:dd )+)+$/.test(namesIn(list)) && !hasOwnText(list);
}

function isCaption(caption: Element): boolean {
  const figure = caption.parentElement;
  if (figure?.localName !== 'figure') return false;
  const isAlone = figure.querySelectorAll(':scope > figcaption').length === 1;
  return (
    isAlone && [figure.firstElementChild, figure.lastElementChild].includes(caption) && !hasOwnText(figure)
  );
}

const POSITIVE = /^[1-9]\d{0,2}$/;

function fixAttributes(element: Element): void {
  for (const name of ['datetime', 'target', 'rel', 'reversed', 'data-picture']) element.removeAttribute(name);
  for (const name of ['colspan', 'rowspan', 'span', 'width', 'height']) {
    if (!POSITIVE.test(element.getAttribute(name) ?? '1')) element.removeAttribute(name);
  }
  if (element.parentElement?.localName !== 'ol') element.removeAttribute('value');
  const lang = element.getAttribute('lang');
  if (lang !== null) element.setAttribute('xml:lang', lang);
  const href = element.getAttribute('href');
  if (href !== null && !href.startsWith('#')) element.setAttribute('href', strictAddress(href));
  if (element.localName === 'time' || (element.localName === 'bdo' && !element.hasAttribute('dir'))) {
    rename(element, 'span');
  }
}
