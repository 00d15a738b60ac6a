import createDOMPurify, { type Config, type WindowLike } from 'dompurify';

import { webAddress } from './web-address';

/** Turns HTML into a fragment that can be shown: see `createSanitizer`. */
export type Sanitize = (input: Node | string) => DocumentFragment;

/** What the sanitiser needs of a window. */
type PurifierWindow = WindowLike & { document: Document };

/**
 * The sanitiser of a window: an extension page's, jsdom's, or a web page's as seen from the isolated world. What comes out
 * holds text-level and block elements only, can't run or request anything, can't be styled or addressed, and its
 * links lead to `http:`, `https:` or `mailto:`. Pictures are `<img data-picture="n">` without a source. It is never a string,
 * since parsing again is how mutation XSS comes about. Used alike when an article is saved, shown and exported; doing it
 * twice changes nothing.
 *
 * Links within the page lose their target (there are no ids) and become plain text; so do links to other schemes.
 */
export function createSanitizer(window: PurifierWindow): Sanitize {
  const purifier = purifierOf(window);
  return (input) => {
    const result: unknown = purifier.sanitize(input);
    // For some input DOMPurify gives null or a string here, whatever its types say.
    if (!isFragment(result)) return emptyFragment(window);
    for (const element of result.querySelectorAll('*')) finish(element, window.document);
    return result;
  };
}

const words = (text: string) => text.split(' ');

/** Elements that stay as they are. */
const KEPT = words(
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 ' +
    'hr i img ins kbd li mark ol p pre q rb rp rt rtc ruby s samp section small span strong sub sup table tbody td tfoot ' +
    'th thead time tr u ul var wbr',
);

/** Elements that stay under another name: landmarks and headings that compete with the reader's own, forms, old tags. */
const RENAMED = new Map([
  ...words(
    'address article aside center details fieldset footer form header hgroup legend main nav search',
  ).map((name) => [name, 'div'] as const),
  ['dir', 'ul'],
  ['h1', 'h2'],
  ['menu', 'ul'],
  ['strike', 's'],
  ['summary', 'p'],
  ['tt', 'code'],
]);

/** Elements that go with all they hold. Of all others, only the tags go. */
const DROPPED = words(
  'applet audio button canvas datalist dialog embed frameset head iframe map math meter noembed noframes noscript object ' +
    'plaintext progress script select style svg template textarea title video xmp',
);

type IsValid = (value: string) => boolean;
const anyText: IsValid = () => true;
const wholeNumber: IsValid = (value) => /^-?\d{1,9}$/.test(value);
const languageTag: IsValid = (value) => /^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,8}$/i.test(value);
const direction: IsValid = (value) => /^(?:ltr|rtl|auto)$/i.test(value);

const ANYWHERE: Record<string, IsValid> = { dir: direction, lang: languageTag, title: anyText };
const ATTRIBUTES: Partial<Record<string, Record<string, IsValid>>> = {
  a: { href: anyText },
  col: { span: wholeNumber },
  colgroup: { span: wholeNumber },
  del: { datetime: anyText },
  img: { 'data-picture': wholeNumber, alt: anyText, height: wholeNumber, width: wholeNumber },
  ins: { datetime: anyText },
  li: { value: wholeNumber },
  ol: { reversed: anyText, start: wholeNumber },
  td: { colspan: wholeNumber, rowspan: wholeNumber },
  th: {
    colspan: wholeNumber,
    rowspan: wholeNumber,
    scope: (value) => /^(?:col|row)(?:group)?$/i.test(value),
  },
  time: { datetime: anyText },
};

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [...KEPT, ...RENAMED.keys(), '#text'],
  ALLOWED_ATTR: [
    ...Object.keys(ANYWHERE),
    ...Object.values(ATTRIBUTES).flatMap((valid) => Object.keys(valid ?? {})),
  ],
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  FORBID_CONTENTS: DROPPED,
  RETURN_DOM_FRAGMENT: true,
};

/** A window lets its Trusted Types policy be made once only, so there is one purifier for each. */
const purifiers = new WeakMap<PurifierWindow, ReturnType<typeof createDOMPurify>>();

function purifierOf(window: PurifierWindow): ReturnType<typeof createDOMPurify> {
  const known = purifiers.get(window);
  if (known) return known;
  const purifier = createDOMPurify(window);
  purifier.setConfig(CONFIG);
  purifiers.set(window, purifier);
  return purifier;
}

/** Brings an element into its final form; the fragment is harmless already. */
function finish(element: Element, document: Document): void {
  const name = element.localName;
  if (element.hasAttributes()) keepValidAttributes(element, { ...ANYWHERE, ...ATTRIBUTES[name] });
  const newName = RENAMED.get(name);
  if (newName !== undefined) replaceTag(element, document.createElement(newName));
  else if (name === 'a') finishLink(element);
  else if (name === 'img' && !element.hasAttribute('data-picture')) element.remove();
}

function keepValidAttributes(element: Element, valid: Record<string, IsValid>): void {
  for (const { name, value } of [...element.attributes]) {
    if (!Object.hasOwn(valid, name) || !valid[name]?.(value)) element.removeAttribute(name);
  }
}

function finishLink(link: Element): void {
  const href = webAddress(link.getAttribute('href') ?? '');
  if (href === null) {
    link.replaceWith(...link.childNodes);
    return;
  }
  link.setAttribute('href', href);
  link.setAttribute('rel', 'noopener noreferrer nofollow');
  link.setAttribute('target', '_blank');
}

/** The replacement is made by the window's document: an article's own can be clobbered by what it holds. */
function replaceTag(element: Element, replacement: Element): void {
  for (const { name, value } of element.attributes) replacement.setAttribute(name, value);
  while (element.firstChild) replacement.append(element.firstChild);
  element.replaceWith(replacement);
}

function isFragment(value: unknown): value is DocumentFragment {
  return typeof value === 'object' && value !== null && 'nodeType' in value && value.nodeType === 11;
}

function emptyFragment(window: PurifierWindow): DocumentFragment {
  return window.document.implementation.createHTMLDocument('').createDocumentFragment();
}
