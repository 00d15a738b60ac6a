import type { PageMetadata } from './page-metadata';
import { isSetAside } from './prose';
import { linkShare, type TextBlock } from './text-blocks';
import { bareText, textWeight } from './text-weight';

/** Blocks after the headline among which the standfirst may stand. */
const BLOCKS_AFTER = 12;
const LEAST_WEIGHT = 40;
const MAX_WEIGHT = 900;
const NAMES =
  /stand-?first|summary|sub-?(?:title|head(?!er)|headline)|\bde[ck]k?\b|\bdek|(?:^|[-_\s])(?:lead|lede|intro|chapeau|vorspann|entradilla|bajada|sapo|ingress|occhiello|sommario)(?:$|[-_\s])|abstract|description|excerpt/i;

/**
 * A copy of the one of the page's `blocks` that sums an article up below its headline, or above its story; null when there is none. It is
 * known by its name, or because the page's description begins with the same words. Readability leaves it out where it
 * stands in a header of its own.
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
      element.closest('figure, aside, nav, footer, ul')
    )
      return false;
    const bare = bareText(text);
    const isDescribed = described.length >= 20 && (bare.startsWith(described) || described.startsWith(bare));
    const parent = element.parentElement;
    return (
      (isDescribed ||
        NAMES.test(element.className) ||
        (parent !== null && parent !== heading.parentElement && NAMES.test(parent.className))) &&
      !isSetAside(element)
    );
  });
  return (found?.element.cloneNode(true) as Element | undefined) ?? null;
}

/** Puts the standfirst before a content that lacks it. */
export function insertStandfirst(content: Element, paragraph: Element | null): void {
  if (!paragraph || bareText(content.textContent).includes(bareText(paragraph.textContent).slice(0, 60)))
    return;
  const written = content.ownerDocument.createElement('p');
  written.append(...paragraph.childNodes);
  content.prepend(written);
}
