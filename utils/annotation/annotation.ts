import { type PictureIdentity, type PictureSelector, pictureWords } from './picture-selector';
import type { Stood } from './neighbours';
import type { RangeSelector } from './range-selector';

/** W3C Web Annotation Data Model §4.2.4: text with what stands before and after it, over `renderedText`. */
export interface TextQuoteSelector {
  type: 'TextQuoteSelector';
  exact: string;
  prefix: string;
  suffix: string;
  /**
   * Other places of the text that could have been taken for the quote's, with what stood around them: one of these found
   * later isn't the quote. None where nothing was like it; not known of quotes made by earlier versions.
   */
  lookalikes?: Lookalike[];
}

/** A place that could be taken for a quote's. */
export interface Lookalike {
  exact: string;
  prefix: string;
  suffix: string;
  /** Whether it stood before the quote. */
  isBefore: boolean;
}

/** W3C Web Annotation Data Model §4.2.5: UTF-16 offsets into `renderedText`, the end exclusive. */
export interface TextPositionSelector {
  type: 'TextPositionSelector';
  start: number;
  end: number;
}

/** W3C Web Annotation Data Model §3.2.4: the note (`commenting`, Markdown) or one tag (`tagging`). */
export type TextualBody =
  | { type: 'TextualBody'; purpose: 'commenting'; value: string; format: 'text/markdown' }
  | { type: 'TextualBody'; purpose: 'tagging'; value: string };

/** Colours of a highlight; each has strokes of its own too, so that colour is never the only sign. */
export const HIGHLIGHT_COLORS = [
  'yellow',
  'green',
  'blue',
  'rose',
  'orange',
  'violet',
  'teal',
  'grey',
] as const;
export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number];

/** Selectors of a stretch of text. */
export type TextSelectors = [TextQuoteSelector, TextPositionSelector, RangeSelector?] | [TextQuoteSelector];

/** A highlight with its note and tags: a W3C annotation and the article it belongs to. */
export interface Annotation {
  /** UUID; `urn:uuid:` is added where it leaves as JSON-LD. */
  id: string;
  articleId: string;
  /** Version of the article it was made on. */
  versionId: string;
  motivation: 'highlighting' | 'commenting';
  color: HighlightColor;
  body: TextualBody[];
  target: {
    /** The article's address. */
    source: string;
    selector: TextSelectors | [PictureSelector];
  };
  created: string;
  modified: string;
  /** Changes of the quoted text that the reader accepted, the last one last; none of those made by earlier versions. */
  history?: AcceptedChange[];
  /** Other words in the quote's place beside which the reader keeps it: they aren't asked about these again. */
  keptBeside?: string;
  /** When it was deleted; the row stays so that deleting can be undone. */
  deletedAt: string | null;
  /** The highlight that this one, deleted, is part of since they were merged in that version; missing of any other. */
  mergedInto?: { id: string; versionId: string };
}

/** What the reader accepted as a quote's place: other words, one of several places, or what they selected for it. */
export interface AcceptedChange {
  accepted: string;
  /** Version whose text it stands in; null for the page itself. */
  versionId: string | null;
  selector: Annotation['target']['selector'];
  /** Other words that had its place in the saved text when it was selected in the page: the reader isn't asked about these. */
  keptBeside?: string;
}

/** A place that is accepted, whenever that is. */
export type AcceptedPlace = Omit<AcceptedChange, 'accepted'>;

/** Whether an annotation is kept beside words that have its place now: the reader isn't asked about these. */
export function isKeptBeside(
  { keptBeside, history }: Pick<Annotation, 'keptBeside' | 'history'>,
  words: string,
): boolean {
  return [keptBeside, history?.at(-1)?.keptBeside].includes(words);
}

/** The words beside which an annotation is kept, as far as its row tells; undefined where there are none. */
export function wordsBeside({
  keptBeside,
  history,
}: Pick<Annotation, 'keptBeside' | 'history'>): string | undefined {
  return history?.at(-1)?.keptBeside ?? keptBeside;
}

/** The annotation with a change accepted. Its own selectors stay as they were first written. */
export function acceptChange(annotation: Annotation, change: AcceptedChange): Annotation {
  return {
    ...annotation,
    history: [...(annotation.history ?? []), change],
    modified: change.accepted,
  };
}

/** The annotation without a change that was accepted: the words before it count again. */
export function withoutChange(
  annotation: Annotation,
  change: Pick<AcceptedChange, 'accepted' | 'versionId'>,
): Annotation {
  const history = [...(annotation.history ?? [])];
  const at = history.findLastIndex(
    ({ accepted, versionId }) => accepted === change.accepted && versionId === change.versionId,
  );
  if (at >= 0) history.splice(at, 1);
  return { ...annotation, history };
}

/** The selectors that say most of where an annotation stands by now: of the change accepted last, or its own. */
export function selectorsOf({
  target,
  history,
}: Pick<Annotation, 'target' | 'history'>): Annotation['target']['selector'] {
  return history?.at(-1)?.selector ?? target.selector;
}

/** Where some selectors of an annotation stand in the text of a version; null where they say nothing of that. */
export function stoodBy(
  { target, versionId, history = [] }: Pick<Annotation, 'target' | 'history' | 'versionId'>,
  selectors: Annotation['target']['selector'],
): Stood | null {
  const change = history.find(({ selector }) => selector === selectors);
  const stoodIn = change ? change.versionId : selectors === target.selector ? versionId : null;
  const position = isOfText(selectors) ? selectors[1] : undefined;
  return stoodIn !== null && position
    ? { versionId: stoodIn, start: position.start, end: position.end }
    : null;
}

/**
 * The selectors that say most of where an annotation stands in a version: those accepted there or made there, if any. So an
 * earlier version shows it where it stood then.
 */
export function selectorsOn(
  annotation: Pick<Annotation, 'target' | 'history' | 'versionId'>,
  versionId: string,
): Annotation['target']['selector'] {
  const accepted = annotation.history?.findLast((change) => change.versionId === versionId);
  if (accepted) return accepted.selector;
  return annotation.versionId === versionId ? annotation.target.selector : selectorsOf(annotation);
}

/** The version in which an annotation was placed last: by what was accepted there, or by being made there. */
export function lastVersionOf({
  versionId,
  history = [],
}: Pick<Annotation, 'versionId' | 'history'>): string {
  return history.findLast((change) => change.versionId !== null)?.versionId ?? versionId;
}

/** The note of an annotation, Markdown; empty when it has none. */
export function noteOf({ body }: Pick<Annotation, 'body'>): string {
  return body.find((item) => item.purpose === 'commenting')?.value ?? '';
}

/** Why an annotation was made, by its note. */
export function motivationOf(note: string): Annotation['motivation'] {
  return note.trim() === '' ? 'highlighting' : 'commenting';
}

/** The tags of an annotation. */
export function tagsOf({ body }: Pick<Annotation, 'body'>): string[] {
  return body.filter((item) => item.purpose === 'tagging').map((item) => item.value);
}

/** The bodies that hold this note and these tags. */
export function annotationBody(note: string, tags: string[]): TextualBody[] {
  const comment: TextualBody[] =
    note.trim() === ''
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' }];
  return [
    ...comment,
    ...tags.map((value): TextualBody => ({ type: 'TextualBody', purpose: 'tagging', value })),
  ];
}

/**
 * The quote of an annotation, in the words that the reader accepted last; of a picture the words that stand for it, which
 * may be none, and nothing around them.
 */
export function quoteOf(annotation: Pick<Annotation, 'target' | 'history'>): TextQuoteSelector {
  const selectors = selectorsOf(annotation);
  if (isOfText(selectors)) return selectors[0];
  return { type: 'TextQuoteSelector', exact: pictureWords(selectors[0].picture), prefix: '', suffix: '' };
}

/** The picture that an annotation is of, the one accepted last; null for one of text. */
export function pictureOf(annotation: Pick<Annotation, 'target' | 'history'>): PictureIdentity | null {
  const selectors = selectorsOf(annotation);
  return isOfText(selectors) ? null : selectors[0].picture;
}

/** Whether selectors are of text, not of a picture. */
export function isOfText(selectors: Annotation['target']['selector']): selectors is TextSelectors {
  return selectors[0].type === 'TextQuoteSelector';
}
