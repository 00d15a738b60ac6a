import type { Steps } from '@/utils/shared/steps';

import { insertAtPlace } from './insert-at-place';
import { placeOf, placesOf, withPlace } from './page-figures';
import { type Prose, saysStory, type StoryBody } from './story-body';
import { bareText, holdsSentence } from './text-weight';

/** What stands in these is brought back with its picture or not at all. */
const NOT_ALONE = 'figure, figcaption, table, li, dl';
/** Where more is lost than this, what was found is another story, or the page is a list of them. */
const MAX_LOST = 100;

/**
 * Brings back the paragraphs of a story that got lost when its article was found, each at its place: those before its end that
 * are of one kind with what was found; and all of the story's boxes where what was found stands in them and is but a small part.
 * `prose` is the page's, in order; `story` is null where there is none, or all of it was found.
 */
export function* restoreParagraphs(content: Element, prose: Prose[], story: StoryBody | null): Steps<void> {
  const placed = withPlace(content);
  const present = new Set(placed.map(({ place }) => place));
  yield;
  const { found = [], missing = [] } = Object.groupBy(prose, ({ element }) =>
    isPresent(element, present) ? 'found' : 'missing',
  );
  yield;
  const lost = missing.filter(({ element }) => !element.closest(NOT_ALONE));
  if (lost.length === 0) return;
  const kinds = new Set(found.map(({ element }) => kindOf(element)));
  yield;
  const said = bareText(content.textContent);
  yield;
  const ofStory = new Set(story && isPartOf(present, story) && !saysStory(said, story) ? story.prose : []);
  yield;
  const end = found.at(-1);
  const beforeEnd = new Set(end ? prose.slice(0, prose.indexOf(end)) : []);
  const wanted = lost.filter(
    (one) =>
      (ofStory.has(one) || (beforeEnd.has(one) && kinds.has(kindOf(one.element)))) &&
      holdsSentence(one.element.textContent),
  );
  if (wanted.length === 0 || wanted.length > MAX_LOST) return;
  for (const { element, bare } of wanted) {
    const place = placeOf(element);
    if (place === null || said.includes(bare)) continue;
    insertAtPlace(place, element.cloneNode(true) as Element, content, placed);
  }
}

/** Whether all that was found stands in the story's boxes. */
function isPartOf(present: Set<number>, { parts }: StoryBody): boolean {
  const places = placesOf(parts);
  return present.size > 0 && [...present].every((place) => places.has(place));
}

function isPresent(element: Element, present: Set<number>): boolean {
  const place = placeOf(element);
  return place !== null && present.has(place);
}

/** Paragraphs of a story are elements of one kind in boxes of one kind. */
function kindOf(element: Element): string {
  const parent = element.parentElement;
  return `${parent?.localName ?? ''} ${parent?.className ?? ''} ${element.localName} ${element.className}`;
}
