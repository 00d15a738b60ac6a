import { oneLine } from '@/utils/article/one-line';

import { bareText, isBlank } from './text-weight';

/** Which picture of how many a gallery shows: "Image 1 of 5". */
const COUNTER = /^(?:\p{L}{2,12} )?(?:\d{1,3} ?)?(?:of|von|de|di|sur|van|из|\/)(?: ?\/)? ?\d{1,3}$/u;
/** What is there to be read aloud in front of a caption, or where no film can be shown. */
const UNSEEN =
  /^(?:(?:image|media|video) ?(?:copyright|caption|source)|media playback is (?:unsupported|not supported) on (?:your|this) device)$/i;
/** What follows a caption that is cut off. */
const CUT_OFF = /(?:\.{3}|…) ?\p{L}*$/u;
/** Least length of a line, bare, that is taken for the same as one before. */
const LEAST_SAID = 8;

/** How a counter begins that can be nothing else: "9/11" and "24/7" may be words of a story. */
const PICTURE =
  /^(?:image|photo|picture|slide|bild|foto|imagen|imagem|immagine|afbeelding|billede|bilde|kuva|zdjęcie|фото) ?\d/i;

/** Whether a line may be nothing but the place of a picture in its gallery. */
export function isCounter(text: string): boolean {
  return COUNTER.test(text);
}

/** Whether a line says nothing of a picture, wherever it stands. */
export function saysNothing(text: string): boolean {
  return UNSEEN.test(text) || (PICTURE.test(text) && COUNTER.test(text));
}

/** Whether other words stand beside an element on its line. */
export function isWithinLine(element: Element): boolean {
  for (let at: Element | null = element; at?.matches(INLINE); at = at.parentElement) {
    if ([at.previousSibling, at.nextSibling].some(isWords)) return true;
  }
  return false;
}

const INLINE =
  'a, abbr, b, bdi, bdo, cite, code, em, font, i, mark, q, s, small, span, strong, sub, sup, time, u';
const TEXT_NODE = 3;

function isWords(node: Node | null): boolean {
  return node?.nodeType === TEXT_NODE && !isBlank(node.textContent ?? '');
}

/** The lines of a picture's caption, as they are read one after the other. */
export class CaptionLines {
  readonly #said: string[] = [];

  /** Whether a line says what one before says, perhaps cut off. */
  isRepeated(text: string): boolean {
    const isCutOff = CUT_OFF.test(text);
    const bare = bareLine(text);
    return (
      bare.length >= LEAST_SAID &&
      this.#said.some((before) => before === bare || (isCutOff && before.startsWith(bare)))
    );
  }

  add(text: string): void {
    this.#said.push(bareLine(text));
  }
}

function bareLine(text: string): string {
  return bareText(text.replace(CUT_OFF, ''));
}

/** Takes needless lines out of a caption; the lines that stay. */
export function tidyCaption(figcaption: Element): CaptionLines {
  const lines = new CaptionLines();
  for (const node of [...figcaption.childNodes]) {
    if (node.nodeType === TEXT_NODE && UNSEEN.test(oneLine(node.textContent ?? ''))) node.remove();
  }
  for (const element of figcaption.querySelectorAll('*')) {
    if (!figcaption.contains(element)) continue;
    const text = oneLine(element.textContent);
    const isKnown = isCounter(text) || lines.isRepeated(text);
    if (UNSEEN.test(text) || (isKnown && !isWithinLine(element))) element.remove();
    else if (element.childElementCount === 0) lines.add(text);
  }
  return lines;
}
