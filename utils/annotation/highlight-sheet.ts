import { type HighlightColor, HIGHLIGHT_COLORS } from './annotation';

/** How a highlight is drawn: in its colour, or as one whose text has changed. */
export type HighlightLook = HighlightColor | 'changed';

/** The paints of a look, as values of CSS. */
interface Paint {
  wash: string;
  line: string;
}

/** The paints of all looks, and how far a wash is mixed with its line to stand out. */
export interface Paints {
  of: (look: HighlightLook) => Paint;
  /** Where others lie under the highlight that is seen. */
  overlap: string;
  /** In focus. */
  focused: string;
}

interface Stroke {
  /** `text-decoration-line`. */
  lines: string;
  /** `text-decoration-style`, which is a style of borders too. */
  pattern: string;
  /** Pixels. */
  thickness: number;
}

/** No two are alike, nor does any differ from another by its colour alone. */
const STROKES: Record<HighlightLook, Stroke> = {
  yellow: { lines: 'underline', pattern: 'solid', thickness: 2 },
  green: { lines: 'underline', pattern: 'dashed', thickness: 2 },
  blue: { lines: 'underline', pattern: 'dotted', thickness: 2 },
  rose: { lines: 'underline', pattern: 'double', thickness: 2 },
  orange: { lines: 'underline', pattern: 'solid', thickness: 4 },
  violet: { lines: 'underline', pattern: 'dashed', thickness: 4 },
  teal: { lines: 'underline', pattern: 'dotted', thickness: 4 },
  grey: { lines: 'underline overline', pattern: 'solid', thickness: 1 },
  changed: { lines: 'underline', pattern: 'wavy', thickness: 1.5 },
};

/** Rules for the groups that a highlight painter draws in. They concern nothing else on a page. */
export function highlightRules({ of, overlap, focused }: Paints): string {
  const looks = [...HIGHLIGHT_COLORS, 'changed'] as const;
  const rules = looks.flatMap((look) => {
    const { wash, line } = of(look);
    const { lines, pattern, thickness } = STROKES[look];
    const rule = (group: string, background: string, pixels: number): string =>
      `::highlight(cuttings-${group}) { background-color: ${background}; ` +
      `text-decoration: ${lines} ${pattern} ${line} ${String(pixels)}px; text-underline-offset: 0.2em; }`;
    const mixed = (share: string): string => `color-mix(in oklab, ${wash}, ${line} ${share})`;
    return [
      rule(look, wash, thickness),
      rule(`overlap-${look}`, mixed(overlap), thickness),
      rule(`focused-${look}`, mixed(focused), thickness + 1),
    ];
  });
  return rules.join('\n');
}

/**
 * Rules that give what has a `data-color` the variables by which it can look like it: `--wash` and `--line`, and of the line
 * its `--lines`, `--pattern` and `--thickness`.
 */
export function swatchRules(of: Paints['of']): string {
  return HIGHLIGHT_COLORS.map((color) => {
    const { wash, line } = of(color);
    const { lines, pattern, thickness } = STROKES[color];
    return (
      `[data-color='${color}'] { --wash: ${wash}; --line: ${line}; ` +
      `--lines: ${lines}; --pattern: ${pattern}; --thickness: ${String(thickness)}px; }`
    );
  }).join('\n');
}

/** The paints on pages of ours, whose theme names them. */
export const THEME_PAINTS: Paints = {
  of: (look) => ({ wash: `var(--highlight-${look})`, line: `var(--highlight-${look}-line)` }),
  overlap: 'var(--deeper)',
  focused: 'var(--deepest)',
};

const PAGE_PAINTS: Record<HighlightLook, Paint> = {
  yellow: { wash: 'rgb(255 214 0 / 22%)', line: '#b08200' },
  green: { wash: 'rgb(70 200 80 / 22%)', line: '#2f9140' },
  blue: { wash: 'rgb(60 150 255 / 22%)', line: '#3a81d8' },
  rose: { wash: 'rgb(255 90 130 / 22%)', line: '#d84d74' },
  orange: { wash: 'rgb(255 140 0 / 22%)', line: '#cc660c' },
  violet: { wash: 'rgb(160 110 255 / 22%)', line: '#946cda' },
  teal: { wash: 'rgb(0 190 180 / 22%)', line: '#128f88' },
  grey: { wash: 'rgb(140 140 140 / 22%)', line: '#7f7f7f' },
  // Chromium draws no lines beside vertical Chinese and Japanese: there it would be unseen without a wash.
  changed: { wash: 'rgb(208 85 47 / 12%)', line: '#d0552f' },
};

/** The paints on a page of anybody's, light or dark: it shows through the wash, and each line is seen on white and on black. */
export const ANY_PAGE_PAINTS: Paints = {
  of: (look) => PAGE_PAINTS[look],
  overlap: '12%',
  focused: '24%',
};
