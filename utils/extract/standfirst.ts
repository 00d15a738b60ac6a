import { keepPlace } from './page-figures';
import type { PageMetadata } from './page-metadata';
import { isProseBlock, isSetAside } from './prose';
import { linkShare, type TextBlock } from './text-blocks';
import { isPlea } from './trim/remove-pleas';
import { bareText, endsSentence, textWeight } from './text-weight';

/** Blocks after the headline among which the standfirst may stand. */
const BLOCKS_AFTER = 12;
const LEAST_WEIGHT = 40;
const MAX_WEIGHT = 900;
const NAMES =
  /stand-?first|summary|sub-?(?:title|head(?!er)|headline)|\bde[ck]k?\b|\bdek|(?:^|[-_\s])(?:lead|lede|intro|chapeau|vorspann|entradilla|bajada|sapo|ingress|occhiello|sommario)(?:$|[-_\s])|abstract|description|excerpt|(?:^|[-_\s])teaser(?:$|[-_\s]?text)/i;
const TEASER = /teaser/i;

/**
 * A copy of the one of the page's `blocks` that sums an article up below its headline, or above its story; null when there is
 * none. It is known by its name, because the page's description begins with the same words, or because it stands right by the
 * headline. Readability leaves it out where it stands in a header of its own.
 */
export function standfirst(
  blocks: TextBlock[],
  { heading, excerpt }: Pick<PageMetadata, 'heading' | 'excerpt'>,
): Element | null {
  if (!heading) return null;
  const described = bareText(excerpt ?? '').slice(0, 60);
  const start = blocks.findIndex(({ element }) => element === heading || heading.contains(element)) + 1;
  const found = blocks.slice(start, start === 0 ? 0 : start + BLOCKS_AFTER).find(({ element, text }) => {
    const weight = textWeight(text);
    if (
      weight < LEAST_WEIGHT ||
      weight > MAX_WEIGHT ||
      linkShare(element) > 0.3 ||
      isPlea(text) ||
      element.closest('figure, aside, nav, footer, ul')
    )
      return false;
    const bare = bareText(text);
    const isDescribed = described.length >= 20 && (bare.startsWith(described) || described.startsWith(bare));
    const parent = element.parentElement;
    return (
      (isDescribed ||
        NAMES.test(element.className) ||
        (parent !== null && parent !== heading.parentElement && NAMES.test(parent.className)) ||
        isBelow(element, text, heading)) &&
      (TEASER.test(element.className) || !isSetAside(element))
    );
  });
  return (found?.element.cloneNode(true) as Element | undefined) ?? null;
}

/** What a line of names and times holds, and a sentence seldom does. */
const DATED =
  /\d{1,2}[:.]\d{2}(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[.,]? \p{L}{3,12}[.,]? (?:19|20)\d{2}|\p{L}{3,12} \d{1,2}, (?:19|20)\d{2}/u;

/** Whether it is a paragraph in one box with the heading, and no line of names and times. */
function isBelow(element: Element, text: string, heading: Element): boolean {
  return (
    element.parentElement === heading.parentElement &&
    isProseBlock({ element, text }) &&
    endsSentence(text) &&
    !DATED.test(text)
  );
}

/** Puts the standfirst before a content that lacks it. */
export function insertStandfirst(content: Element, paragraph: Element | null): void {
  if (!paragraph || bareText(content.textContent).includes(bareText(paragraph.textContent).slice(0, 60)))
    return;
  const written = content.ownerDocument.createElement('p');
  keepPlace(paragraph, written);
  written.append(...paragraph.childNodes);
  content.prepend(written);
}
