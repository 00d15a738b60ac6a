import { canMeet, type Edge, edgeOf, isBoundary } from './flanking';
import { type Marks, type Piece, PLAIN } from './markdown-piece';

type Emphasis = 'isStruck' | 'isStrong' | 'isEmphasised';

/**
 * Pieces whose emphasis begins and ends where CommonMark lets it (0.31 §6.2, "flanking"): not at white space, and not between
 * a letter outside and a punctuation mark inside, which Chinese does all the time (`**注意：**请`). What is in the way at an
 * edge is left out of the emphasis; the text stays as it is.
 */
export function settleEmphasis(pieces: Piece[]): Piece[] {
  let settled = pieces.map((piece) =>
    piece.kind === 'break' ? { ...piece, marks: { ...PLAIN, href: piece.marks.href } } : piece,
  );
  for (const emphasis of ['isStruck', 'isStrong', 'isEmphasised'] as const) {
    settled = runsOf(settled, emphasis).flatMap((run, index, runs) =>
      run[0]?.marks[emphasis] ? settleRun(run, emphasis, runs[index - 1]?.at(-1), runs[index + 1]?.[0]) : run,
    );
  }
  return settled;
}

/** Stretches that are written between the same delimiters of an emphasis, or none. */
function runsOf(pieces: Piece[], emphasis: Emphasis): Piece[][] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.[0] && isSameRun(last[0].marks, piece.marks, emphasis)) last.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

/** Emphases that are written inside of another. */
const INSIDE = {
  isStruck: ['isStrong', 'isEmphasised'],
  isStrong: ['isEmphasised'],
  isEmphasised: [],
} as const satisfies Record<Emphasis, readonly Emphasis[]>;

/** Marks that are written outside of an emphasis. */
const OUTSIDE = {
  isStruck: ['href', 'script'],
  isStrong: ['href', 'script', 'isStruck'],
  isEmphasised: ['href', 'script', 'isStruck', 'isStrong'],
} as const;

function isSameRun(one: Marks, other: Marks, emphasis: Emphasis): boolean {
  return one[emphasis] === other[emphasis] && OUTSIDE[emphasis].every((mark) => one[mark] === other[mark]);
}

function settleRun(
  run: Piece[],
  emphasis: Emphasis,
  before: Piece | undefined,
  after: Piece | undefined,
): Piece[] {
  const start = peel(run, emphasis, neighbour(before, run[0], 'end'), 'start');
  const end = peel(start.kept, emphasis, neighbour(after, run[0], 'start'), 'end');
  const isKept = end.kept.length > 0;
  return [
    ...start.peeled.map((piece) => without(piece, emphasis)),
    ...(isKept ? end.kept : []),
    ...end.peeled.map((piece) => without(piece, emphasis)),
  ];
}

/** Takes off an edge what can't stand beside a delimiter, given what stands on its other side. */
function peel(
  run: Piece[],
  emphasis: Emphasis,
  outside: string,
  edge: Edge,
): { peeled: Piece[]; kept: Piece[] } {
  const piece = run.at(edge === 'start' ? 0 : -1);
  if (!piece) return { peeled: [], kept: [] };
  const others = edge === 'start' ? run.slice(1) : run.slice(0, -1);
  const join = (at: Piece[], rest: Piece[]): Piece[] =>
    edge === 'start' ? [...at, ...rest] : [...rest, ...at];
  // A second delimiter right behind the first is punctuation: the inner emphasis is given up.
  if (!isBoundary(outside) && INSIDE[emphasis].some((inner) => piece.marks[inner])) {
    const plainer = INSIDE[emphasis].reduce<Piece>(without, piece);
    return peel(join([plainer], others), emphasis, outside, edge);
  }
  const inside = edgeOf(piece, edge);
  if (canMeet(outside, inside)) return { peeled: [], kept: run };
  // A code span or a picture can't give anything up.
  if (piece.kind !== 'text' || piece.marks.isCode) return { peeled: run, kept: [] };
  const rest = edge === 'start' ? piece.text.slice(inside.length) : piece.text.slice(0, -inside.length);
  const shorter = join(rest === '' ? [] : [{ ...piece, text: rest }], others);
  const { peeled, kept } = peel(shorter, emphasis, inside, edge);
  return { peeled: join([{ ...piece, text: inside }], peeled), kept };
}

/** What stands beside a run. */
function neighbour(piece: Piece | undefined, inRun: Piece | undefined, edge: Edge): string {
  if (!piece || !inRun || piece.kind === 'break') return ' ';
  const isOutside = piece.marks.href !== inRun.marks.href || piece.marks.script !== inRun.marks.script;
  return isOutside ? '(' : edgeOf(piece, edge);
}

function without({ marks, ...piece }: Piece, emphasis: Emphasis): Piece {
  return { ...piece, marks: { ...marks, [emphasis]: false } };
}
