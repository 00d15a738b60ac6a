import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import {
  ANY_PAGE_PAINTS,
  highlightRules,
  swatchRules,
  THEME_PAINTS,
} from '@/utils/annotation/highlight-sheet';

/** Red, green and blue from 0 to 255. */
type Rgb = [red: number, green: number, blue: number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [18, 18, 18];

describe('the looks of highlights', () => {
  const rules = highlightRules(ANY_PAGE_PAINTS);

  it('are told apart by their strokes alone', () => {
    const swatches = swatchRules(() => ({ wash: 'white', line: 'black' }))
      .split('\n')
      .map((rule) => rule.replace(/^\[data-color='\w+'\]/, ''));
    expect(new Set(swatches).size).toBe(HIGHLIGHT_COLORS.length);
  });

  it('say nothing of anything else in the page, and ask nothing of it', () => {
    expect(rules.replaceAll(/::highlight\(cuttings-[a-z-]+\) \{[^{}]*\}\s*/g, '')).toBe('');
    expect(rules).not.toMatch(/var\(|url\(|@/);
  });

  it('have three groups each', () => {
    for (const look of [...HIGHLIGHT_COLORS, 'changed'])
      for (const group of [look, `overlap-${look}`, `focused-${look}`])
        expect(rules).toContain(`::highlight(cuttings-${group}) `);
  });

  it.each([...HIGHLIGHT_COLORS, 'changed'] as const)(
    '%s is seen on a white page and on a black one, and leaves the text legible',
    (look) => {
      const { wash, line } = ANY_PAGE_PAINTS.of(look);
      for (const [page, ink] of [
        [WHITE, [0, 0, 0]],
        [BLACK, WHITE],
      ] as [Rgb, Rgb][]) {
        const washed = over(wash, page);
        expect(washed).not.toEqual(page);
        expect(contrast(hex(line), washed)).toBeGreaterThanOrEqual(3);
        expect(contrast(ink, washed)).toBeGreaterThanOrEqual(7);
      }
    },
  );
});

describe('the themes', () => {
  const css = readFileSync('assets/styles/tokens.css', 'utf8');
  const light = tokens(/:root \{([^}]+)\}/.exec(css)?.[1]);
  const themes = {
    light,
    sepia: { ...light, ...tokens(/:root\[data-theme='sepia'\] \{([^}]+)\}/.exec(css)?.[1]) },
    dark: { ...light, ...tokens(/:root\[data-theme='dark'\] \{([^}]+)\}/.exec(css)?.[1]) },
    automatic: { ...light, ...tokens(/:root:not\([^)]+\) \{([^}]+)\}/.exec(css)?.[1]) },
  };

  it.each(Object.keys(themes) as (keyof typeof themes)[])('keep text at 7:1, lines at 3:1: %s', (name) => {
    const theme = themes[name];
    const ink = hex(theme['--ink']);
    for (const color of HIGHLIGHT_COLORS) {
      const { wash, line } = THEME_PAINTS.of(color);
      const washed = hex(theme[wash.slice(4, -1)]);
      const drawn = hex(theme[line.slice(4, -1)]);
      expect(contrast(ink, washed), color).toBeGreaterThanOrEqual(7);
      expect(
        contrast(ink, mixed(washed, drawn, Number.parseInt(theme['--deepest'] ?? '', 10) / 100)),
        color,
      ).toBeGreaterThanOrEqual(6.9);
      expect(contrast(drawn, washed), color).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(hex(theme['--highlight-changed-line']), hex(theme['--paper']))).toBeGreaterThanOrEqual(3);
  });
});

function tokens(block = ''): Partial<Record<string, string>> {
  const found = [...block.matchAll(/(--[\w-]+): ([^;]+);/g)];
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, value]));
}

function hex(value = ''): Rgb {
  const [red = 0, green = 0, blue = 0] = (value.match(/[\da-f]{2}/g) ?? []).map((part) =>
    Number.parseInt(part, 16),
  );
  return [red, green, blue];
}

/** A translucent wash, as `rgb(R G B / A%)`, over an opaque colour. */
function over(wash: string, under: Rgb): Rgb {
  const [red = 0, green = 0, blue = 0, alpha = 0] = (wash.match(/\d+/g) ?? []).map(Number);
  return mixed(under, [red, green, blue], alpha / 100);
}

/** Mixed in sRGB: near enough to OKLab's mixture for the small shares that are mixed here. */
function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((value, index) => value + ((to[index] ?? 0) - value) * share) as Rgb;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Rgb): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
