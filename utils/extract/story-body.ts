import type { PageMetadata } from './page-metadata';
import { isCard, isProse, isSetAside } from './prose';
import { textBlocks } from './text-blocks';
import { bareText, textWeight } from './text-weight';

/** Where the page itself says that its story stands. */
export interface StoryBody {
  /** The elements that hold the story, in order. */
  parts: Element[];
  /** The story's paragraphs, as `bareText` writes them. */
  prose: string[];
  /** Whether the page says so in as many words: else it's a guess from the headline. */
  isNamed: boolean;
}

/** Weight of prose from which a body may be a story. */
const STORY_WEIGHT = 240;
/** More bodies than this on one page are those of many stories. */
const MAX_PARTS = 12;
/** Names of boxes that hold a story, the surest first. */
const NAMED = [
  '[itemprop~="articleBody"]',
  /(?:article|story|post|entry|news|content)[-_]{0,2}(?:body|text|txt)(?![a-z])/i,
  /(?:article|story|post|entry|news|single|detail)[-_]{0,2}(?:content|detail)(?![a-z])/i,
];

/**
 * Where the page says that its story is: in the boxes that hold the text which its JSON-LD gives, in those named as an
 * article's body, or in the `<article>` around the headline. Null where it says nothing of the kind.
 */
export function storyBody(document: Document, { heading, articleBody }: Pick<PageMetadata, 'heading' | 'articleBody'>): StoryBody | null {
  const prose = proseOf(document.body, heading);
  const told = bareText((articleBody ?? '').replace(/<[^>]*>/g, ' '));
  const inTold = prose.filter(({ bare }) => told.includes(bare.slice(0, 60)));
  if (weightOf(inTold) >= STORY_WEIGHT && weightOf(inTold) * 2 >= told.length) {
    const part = commonAncestor(inTold.map(({ element }) => element));
    return part && { parts: [part], prose: inTold.map(({ bare }) => bare), isNamed: true };
  }
  for (const name of NAMED) {
    const parts = namedParts(document, name, prose);
    const its = prose.filter(({ element }) => parts.some((part) => part.contains(element)));
    if (weightOf(its) >= STORY_WEIGHT && parts.length <= MAX_PARTS) {
      return { parts, prose: its.map(({ bare }) => bare), isNamed: true };
    }
  }
  const article = heading?.closest('article');
  const its = prose.filter(({ element }) => article?.contains(element));
  return article && weightOf(its) >= STORY_WEIGHT
    ? { parts: [article], prose: its.map(({ bare }) => bare), isNamed: false }
    : null;
}

/** A document that holds copies of the story's boxes and nothing else. */
export function documentOfStory(document: Document, { parts }: StoryBody): Document {
  const alone = document.implementation.createHTMLDocument('');
  const article = alone.createElement('article');
  article.append(...parts.map((part) => part.cloneNode(true)));
  alone.body.append(article);
  return alone;
}

/** Share of the story's paragraphs that its content must hold. */
const LEAST_HELD = 0.7;
/** Share of a content's paragraphs that may stand outside of the story. */
const MOST_BESIDE = 0.6;

/** Whether a content holds the story, and not mainly something else. */
export function isStoryOf(content: Element, { prose, isNamed }: StoryBody): boolean {
  const all = bareText(content.textContent);
  const held = prose.filter((bare) => all.includes(bare));
  const weight = (texts: string[]) => texts.reduce((sum, bare) => sum + textWeight(bare), 0);
  if (weight(held) < LEAST_HELD * weight(prose)) return false;
  const story = new Set(prose);
  const own = textBlocks(content).filter(({ element }) => isProse(element)).map(({ text }) => bareText(text));
  const beside = own.filter((bare) => !story.has(bare));
  return !isNamed || weight(beside) <= MOST_BESIDE * weight(own);
}

interface Prose {
  element: Element;
  bare: string;
}

/** Paragraphs of the page that aren't set aside from the story. */
function proseOf(body: Element, heading: Element | null): Prose[] {
  const known = new Map<Element, boolean>([[body, false]]);
  const isAside = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = element.parentElement;
    const is =
      (parent !== null && isAside(parent)) ||
      (!element.contains(heading) && (isSetAside(element) || (element.localName !== 'section' && element.children.length < 6 && isCard(element))));
    known.set(element, is);
    return is;
  };
  return textBlocks(body)
    .filter(({ element }) => isProse(element) && !isAside(element))
    .map(({ element, text }) => ({ element, bare: bareText(text) }));
}

function weightOf(prose: Prose[]): number {
  return prose.reduce((sum, { bare }) => sum + textWeight(bare), 0);
}

function namedParts(document: Document, name: string | RegExp, prose: Prose[]): Element[] {
  const holders = new Set<Element>();
  for (const { element } of prose) {
    let outermost: Element | null = null;
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      const isNamed = typeof name === 'string' ? box.matches(name) : name.test(`${box.className} ${box.id}`);
      if (isNamed) outermost = box;
    }
    if (outermost) holders.add(outermost);
  }
  return [...holders];
}

function commonAncestor(elements: Element[]): Element | null {
  let [ancestor = null]: (Element | null)[] = elements;
  while (ancestor && !elements.every((element) => ancestor?.contains(element))) ancestor = ancestor.parentElement;
  return ancestor;
}
