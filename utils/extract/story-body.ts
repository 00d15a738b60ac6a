import type { Steps } from '@/utils/shared/steps';

import { handedDown } from './handed-down';
import type { PageMetadata } from './page-metadata';
import { isCard, isProseBlock, isSetAside } from './prose';
import type { TextBlock } from './text-blocks';
import { bareText, textWeight } from './text-weight';

/** Where the page itself says that its story stands. */
export interface StoryBody {
  /** The elements that hold the story, in order. */
  parts: Element[];
  /** The story's paragraphs. */
  prose: Prose[];
  /** That of the paragraphs together. */
  weight: number;
}

/** A paragraph of the page that isn't set aside from the story. */
export interface Prose {
  element: Element;
  /** What it says, as `bareText` writes it; of what is longer than any paragraph, the beginning. */
  bare: string;
  weight: number;
}

/** Weight of prose from which a body may be a story. */
const STORY_WEIGHT = 120;
/** Weight from which a text that JSON-LD gives is the story, not its summary. */
const TOLD_WEIGHT = 400;
/** A body with fewer paragraphs than this, and below this weight, is a summary where the page has more to say. */
const LEAST_PARAGRAPHS = 3;
const LONG_WEIGHT = 800;
/** Share of the page's prose that a story must hold. */
const LEAST_SHARE = 0.3;
/** Share of a named box's prose that a named box in it must hold to be the story's. */
const INNER_SHARE = 0.8;
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
 * article's body, or in the `<article>` around the headline. Null where it says nothing of the kind. `blocks` are the page's.
 */
export function storyBody(
  document: Document,
  prose: Prose[],
  { heading, articleBody }: Pick<PageMetadata, 'heading' | 'articleBody'>,
): StoryBody | null {
  const told = bareText((articleBody ?? '').replace(/<[^<>]*>/g, ' '));
  const inTold = prose.filter(({ bare }) => told.includes(bare.slice(0, 60)));
  if (textWeight(told) >= TOLD_WEIGHT && weightOf(inTold) * 2 >= textWeight(told)) {
    const body = bodyOf(inTold, [commonAncestor(inTold) ?? document.body]);
    if (body) return body;
  }
  const itsArticle = heading?.closest('article');
  const around = itsArticle ? prose.filter(({ element }) => itsArticle.contains(element)) : prose;
  for (const name of NAMED) {
    const [inner, outer] = (['innermost', 'outermost'] as const).map((which) => {
      const parts = namedParts(document, name, prose, which);
      const body = parts.length <= MAX_PARTS ? bodyOf(prose, parts) : null;
      return body && isMost(body, around) && !isSummary(body, around) ? body : null;
    });
    if (inner && (!outer || inner.weight >= INNER_SHARE * outer.weight)) return inner;
    if (outer) return outer;
  }
  const article = articleBox(document, { heading });
  const body = article ? bodyOf(prose, [article]) : null;
  return body && isMost(body, prose) ? body : null;
}

/** A document that holds copies of the story's boxes and nothing else. What hides the story until a script shows it is gone. */
export function documentOfStory(document: Document, { parts }: StoryBody): Document {
  const alone = document.implementation.createHTMLDocument('');
  const article = alone.createElement('article');
  for (const part of parts) {
    const copy = part.cloneNode(true) as Element;
    const length = copy.textContent.length;
    for (const box of [copy, ...copy.querySelectorAll('[hidden], [aria-hidden], [style]')]) {
      if (box.textContent.length * 3 < length) continue;
      for (const name of ['hidden', 'aria-hidden', 'style']) box.removeAttribute(name);
    }
    article.append(copy);
  }
  alone.body.append(article);
  return alone;
}

/** Share of the story's paragraphs that its content must hold. */
const LEAST_HELD = 0.7;

/** Whether a content holds the story. */
export function holdsStory(content: Element, story: StoryBody): boolean {
  return saysStory(bareText(content.textContent), story);
}

/** The same of a content that says `all`, as `bareText` writes it. */
export function saysStory(all: string, { prose, weight }: StoryBody): boolean {
  // Paragraphs come in their order: each is looked for behind the one before, and from the start only where it isn't there.
  let from = 0;
  const held = prose.filter(({ bare }) => {
    const behind = all.indexOf(bare, from);
    const at = behind < 0 ? all.lastIndexOf(bare, from) : behind;
    if (at >= 0) from = at + bare.length;
    return at >= 0;
  });
  return weightOf(held) >= LEAST_HELD * weight;
}

/** Whether a body holds a good part of what the page says. */
function isMost(body: StoryBody, prose: Prose[]): boolean {
  return body.weight >= LEAST_SHARE * weightOf(prose);
}

/** Whether a named body is less than a story, where the page has more to say: a summary or a notice. */
function isSummary(body: StoryBody, prose: Prose[]): boolean {
  return (
    body.prose.length < LEAST_PARAGRAPHS && body.weight < LONG_WEIGHT && prose.length > body.prose.length
  );
}

/** The `<article>` around the headline, else the only one of the page; null where there is none, or it is one of many. */
export function articleBox(document: Document, { heading }: Pick<PageMetadata, 'heading'>): Element | null {
  const around = heading?.closest('article');
  // The reader may have taken it out.
  if (around && document.contains(around)) return around;
  const articles = document.querySelectorAll('article');
  return articles.length === 1 ? (articles[0] ?? null) : null;
}

/** Paragraphs of the page that aren't set aside from the story. */
export function* proseOf(blocks: TextBlock[], body: Element, heading: Element | null): Steps<Prose[]> {
  const isAside = handedDown<Element, boolean>(
    body,
    false,
    (element, isAround) =>
      isAround || (!element.contains(heading) && (isSetAside(element) || isCard(element))),
  );
  const prose: Prose[] = [];
  for (const [index, block] of blocks.entries()) {
    if (index % STEP === STEP - 1) yield;
    if (isProseBlock(block) && !isAside(block.element)) prose.push(proseBlock(block));
  }
  return prose;
}

/** So many blocks are looked at in one step. */
const STEP = 5_000;

/** Length of a text from which it is known by its beginning, in UTF-16 code units. */
const MAX_PARAGRAPH = 100_000;

function proseBlock({ element, text }: TextBlock): Prose {
  const bare = bareText(text.slice(0, MAX_PARAGRAPH));
  const share = Math.min(1, MAX_PARAGRAPH / text.length);
  return { element, bare, weight: textWeight(bare) / share };
}

function bodyOf(prose: Prose[], boxes: Element[]): StoryBody | null {
  const its = prose.filter(({ element }) => boxes.some((box) => box.contains(element)));
  const weight = weightOf(its);
  if (weight < STORY_WEIGHT) return null;
  const parts = boxes.map((box) => commonAncestor(its.filter(({ element }) => box.contains(element))) ?? box);
  return { parts, prose: its, weight };
}

function weightOf(prose: Prose[]): number {
  return prose.reduce((sum, { weight }) => sum + weight, 0);
}

function namedParts(
  document: Document,
  name: string | RegExp,
  prose: Prose[],
  which: 'innermost' | 'outermost',
): Element[] {
  const isNamed = (box: Element) =>
    typeof name === 'string' ? box.matches(name) : name.test(`${box.className} ${box.id}`);
  const { body } = document;
  const namedAround = handedDown<Element, Element | null>(body, null, (box, around) => {
    if (which === 'outermost' && around) return around;
    return isNamed(box) ? box : around;
  });
  const holders = new Set(prose.flatMap(({ element }) => namedAround(element.parentElement ?? body) ?? []));
  // Where one stands in another, the inner one is the story's.
  const holderAround = handedDown<Element, Element | null>(body, null, (box, around) =>
    holders.has(box) ? box : around,
  );
  const outer = new Set([...holders].map((holder) => holderAround(holder.parentElement ?? body)));
  return [...holders].filter((holder) => !outer.has(holder));
}

/** The smallest element that holds all of them, and is no paragraph itself. */
function commonAncestor(prose: Prose[]): Element | null {
  let ancestor = prose[0]?.element.parentElement ?? null;
  for (const { element } of prose) {
    while (ancestor && !ancestor.contains(element)) ancestor = ancestor.parentElement;
  }
  return ancestor;
}
