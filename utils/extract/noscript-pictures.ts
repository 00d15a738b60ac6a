import { keepChosen } from './mark-chosen';
import { isPlaceholder } from './placeholder-source';
import { SHOWN_SOURCE } from './shown-pictures';

/** Longest `<noscript>` read: one holds a picture or two, or a notice. */
const MAX_LENGTH = 20_000;
const IMG_TAG = /<img\s[^>]*>/gi;
const ATTRIBUTE = /(?<![\w:-])([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ENTITIES: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>' };

/**
 * Brings out the pictures that a page shows only without scripts. The twin that waits for a script right before or after
 * a `<noscript>` (in it, or as it) goes; a `<noscript>` with other text in it stays one.
 */
export function unwrapNoscriptPictures(copy: ParentNode): void {
  for (const noscript of copy.querySelectorAll('noscript')) {
    const pictures = picturesIn(noscript);
    if (pictures.length === 0) continue;
    for (const neighbour of [noscript.previousElementSibling, noscript.nextElementSibling]) {
      const twin = neighbour && lonePicture(neighbour);
      if (!twin || !pictures[0] || !isTwin(twin, pictures[0])) continue;
      keepDescription(twin, pictures[0]);
      keepChosen(neighbour, pictures[0]);
      neighbour.remove();
      break;
    }
    noscript.replaceWith(...pictures);
  }
}

/** A picture that leads away from the page is an advertisement, or counts its readers. */
const LINK = /<a\s/i;

/** Where scripts run, the content of `<noscript>` is text: its `<img>` tags are read attribute by attribute, never parsed as HTML. */
function picturesIn(noscript: Element): Element[] {
  if (noscript.closest('head')) return [];
  if (noscript.firstElementChild) {
    return noscript.textContent.trim() === ''
      ? [...noscript.querySelectorAll('img')].filter((img) => !img.closest('noscript a[href]'))
      : [];
  }
  const html = noscript.textContent;
  if (html.length > MAX_LENGTH || LINK.test(html) || html.replace(/<[^<>]*>/g, '').trim() !== '') return [];
  return (html.match(IMG_TAG) ?? []).map((tag) => {
    const img = noscript.ownerDocument.createElement('img');
    for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
      if (/^(?:src|srcset|alt|width|height|data-[\w-]+)$/i.test(name)) {
        img.setAttribute(name, unescape(double ?? single ?? bare ?? ''));
      }
    }
    return img;
  });
}

/** The one picture that an element shows and nothing else; null when it shows more. */
function lonePicture(element: Element): Element | null {
  const pictures = element.localName === 'img' ? [element] : [...element.querySelectorAll('img')];
  return pictures.length === 1 && element.textContent.trim() === '' ? (pictures[0] ?? null) : null;
}

/** Whether an `<img>` waits for the same picture, or shows it already. */
function isTwin(img: Element, picture: Element): boolean {
  const src = img.getAttribute(SHOWN_SOURCE) ?? img.getAttribute('src') ?? '';
  return src === '' || isPlaceholder(src) || fileName(src) === fileName(picture.getAttribute('src') ?? '');
}

function fileName(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What the page knows of the twin is worth keeping: it may be shown already. */
function keepDescription(twin: Element, picture: Element): void {
  for (const { name, value } of twin.attributes) {
    if (name !== 'src' && name !== 'srcset' && !picture.hasAttribute(name)) picture.setAttribute(name, value);
  }
}

function unescape(value: string): string {
  return value.replace(/&(amp|quot|lt|gt);/g, (_entity, name: string) => ENTITIES[name] ?? '');
}
