import { oneLine } from '@/utils/article/one-line';

import { bareText } from './text-weight';

/** Which picture of how many a gallery shows: "Image 1 of 5". */
const COUNTER = /^(?:\p{L}{2,12} )?(?:\d{1,3} ?)?(?:of|von|de|di|sur|van|из|\/)(?: ?\/)? ?\d{1,3}$/u;
/** What is there to be read aloud in front of a caption, or where no film can be shown. */
const UNSEEN =
  /^(?:(?:image|media|video) ?(?:copyright|caption|source)|media playback is (?:unsupported|not supported) on (?:your|this) device)$/i;
/** What follows a caption that is cut off. */
const CUT_OFF = /(?:\.{3}|…) ?\p{L}*$/u;
/** Least length of a line, bare, that is taken for the same as one before. */
const LEAST_SAID = 8;

/** Whether a line beside a picture says nothing of it. */
export function saysNothing(text: string): boolean {
  return COUNTER.test(text) || UNSEEN.test(text);
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

const TEXT_NODE = 3;

/** Takes needless lines out of a caption; the lines that stay. */
export function tidyCaption(figcaption: Element): CaptionLines {
  const lines = new CaptionLines();
  for (const node of [...figcaption.childNodes]) {
    if (node.nodeType === TEXT_NODE && UNSEEN.test(oneLine(node.textContent ?? ''))) node.remove();
  }
  for (const element of figcaption.querySelectorAll('*')) {
    if (!figcaption.contains(element)) continue;
    const text = oneLine(element.textContent);
    if (saysNothing(text) || lines.isRepeated(text)) element.remove();
    else if (element.childElementCount === 0) lines.add(text);
  }
  return lines;
}
