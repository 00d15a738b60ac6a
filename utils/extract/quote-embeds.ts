import { oneLine } from '@/utils/article/one-line';

import { isElsewhere } from './is-elsewhere';
import { lonelyBox } from './lonely-box';
import { CHOSEN, keepChosen } from './mark-chosen';

const EMBEDS = 'iframe:is([src], [data-src]), video, audio';
/** How the address of a player, or of a post set into another page, reads. */
const SET_IN = /\/(?:embed|player|videos?|e|v)(?:[/.?]|$)/i;
/** Least side of what is meant to be seen, in CSS pixels. */
const LEAST_SIDE = 60;
const MAX_LABEL_LENGTH = 200;

/**
 * Puts a quotation with a link in the place of each video, recording and post that a page sets in from elsewhere: they can't be
 * kept, but must not leave a silent hole. A video's still stays as a picture.
 */
export function quoteEmbeds(copy: Document, baseUrl: string): void {
  for (const embed of copy.querySelectorAll(EMBEDS)) {
    const address = embedAddress(embed, baseUrl);
    // Readability would take such a box for a row of links.
    const box = lonelyBox(embed, 'div, span, figure, p');
    if (address === null || !isWanted(embed, address, box)) continue;
    const quotation = quotationOf(embed, address);
    keepChosen(box, quotation);
    box.replaceWith(quotation);
  }
}

/** Whether the reader has chosen an embed, or it is for them and stands by the story or in what they have chosen. */
function isWanted(embed: Element, address: string, box: Element): boolean {
  const chosen = embed.closest(`[${CHOSEN}=include]`);
  return box.contains(chosen) || (isMeant(embed, address) && (chosen !== null || !isElsewhere(embed)));
}

/** Where a player, a recording or a frame comes from; null where no server is named. */
export function embedAddress(embed: Element, baseUrl: string): string | null {
  const sources = [embed, ...embed.querySelectorAll('source')].flatMap((element) =>
    ['data-src', 'src'].map((name) => element.getAttribute(name)?.trim() ?? ''),
  );
  const addresses = sources
    .filter((source) => source !== '' && URL.canParse(source, baseUrl))
    .map((source) => new URL(source, baseUrl));
  return addresses.find(({ protocol }) => /^https?:$/.test(protocol))?.href ?? null;
}

/** Whether an embed is for the reader; others are advertisements, counters, or move behind the text. */
function isMeant(embed: Element, address: string): boolean {
  if (embed.closest('[hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]'))
    return false;
  const sides = ['width', 'height'].map((name) => Number.parseInt(embed.getAttribute(name) ?? '', 10));
  if (sides.some((side) => side < LEAST_SIDE) && embed.localName !== 'audio') return false;
  if (embed.localName !== 'iframe') return !(embed.hasAttribute('loop') && embed.hasAttribute('muted'));
  return isPlayer(embed, address);
}

/** Whether a frame of this address holds a film, a recording or a post. */
export function isPlayer(frame: Element, address: string): boolean {
  return (
    frame.hasAttribute('allowfullscreen') ||
    /fullscreen|encrypted-media/i.test(frame.getAttribute('allow') ?? '') ||
    SET_IN.test(address)
  );
}

function quotationOf(embed: Element, address: string): Element {
  const { ownerDocument } = embed;
  const quotation = ownerDocument.createElement('blockquote');
  const poster = embed.getAttribute('poster');
  if (poster) {
    const still = ownerDocument.createElement('img');
    still.setAttribute('src', poster);
    quotation.append(still);
  }
  const line = ownerDocument.createElement('p');
  const link = ownerDocument.createElement('a');
  link.setAttribute('href', address);
  const label = oneLine(embed.getAttribute('title') ?? embed.getAttribute('aria-label') ?? '');
  link.textContent = label.slice(0, MAX_LABEL_LENGTH) || new URL(address).host;
  line.append(link);
  quotation.append(line);
  return quotation;
}
