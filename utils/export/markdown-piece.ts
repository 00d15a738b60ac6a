/** How a stretch of a line is marked up; the outermost first, as it is written. */
export interface Marks {
  /** Where it leads, as `markdownAddress`; null for text that is no link. */
  href: string | null;
  script: 'sub' | 'sup' | null;
  isStruck: boolean;
  isStrong: boolean;
  isEmphasised: boolean;
  isCode: boolean;
}

/** Text without any mark. */
export const PLAIN: Marks = {
  href: null,
  script: null,
  isStruck: false,
  isStrong: false,
  isEmphasised: false,
  isCode: false,
};

/** A stretch of a line. A picture's `text` is what stands in its place. */
export type Piece = { marks: Marks } & (
  { kind: 'text'; text: string } | { kind: 'picture'; text: string; address: string } | { kind: 'break' }
);
