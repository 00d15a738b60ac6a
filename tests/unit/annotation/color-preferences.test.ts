import { describe, expect, it } from 'vitest';

import {
  type ColorPreferences,
  DEFAULT_COLORS,
  usualColor,
  withColorMoved,
  withColorNamed,
  withNextColor,
  withoutColor,
} from '@/utils/annotation/color-preferences';

const three: ColorPreferences = { order: ['yellow', 'green', 'blue'], names: { green: 'Doubtful' } };

describe('what the reader makes of the colours', () => {
  it('adds the next look that isn’t offered, until all are', () => {
    expect(withNextColor(DEFAULT_COLORS).order).toEqual(['yellow', 'green', 'blue', 'rose', 'orange']);
    expect(withNextColor({ order: ['blue'], names: {} }).order).toEqual(['blue', 'yellow']);
    const all = Array.from({ length: 9 }).reduce<ColorPreferences>(withNextColor, DEFAULT_COLORS);
    expect(all.order).toHaveLength(8);
    expect(withNextColor(all)).toBe(all);
  });

  it('keeps the name of a colour that is no longer offered, and the last colour', () => {
    const fewer = withoutColor(three, 'green');
    expect(fewer).toEqual({ order: ['yellow', 'blue'], names: { green: 'Doubtful' } });
    const one = withoutColor(fewer, 'yellow');
    expect(withoutColor(one, 'blue')).toBe(one);
  });

  it('moves a colour as far as there are places', () => {
    expect(withColorMoved(three, 'yellow', 1).order).toEqual(['green', 'yellow', 'blue']);
    expect(withColorMoved(three, 'blue', -1).order).toEqual(['yellow', 'blue', 'green']);
    expect(withColorMoved(three, 'yellow', -1).order).toEqual(three.order);
    expect(withColorMoved(three, 'blue', 1).order).toEqual(three.order);
    expect(withColorMoved(three, 'teal', 1)).toBe(three);
  });

  it('gives a colour its name back when the reader’s is cleared', () => {
    expect(withColorNamed(three, 'blue', ' To check ').names).toEqual({
      green: 'Doubtful',
      blue: 'To check',
    });
    expect(withColorNamed(three, 'green', ' ').names).toEqual({});
  });

  it('takes the colour used last while it is offered, else the first', () => {
    expect(usualColor(three, 'green')).toBe('green');
    expect(usualColor(three, 'teal')).toBe('yellow');
    expect(usualColor(three, null)).toBe('yellow');
  });
});
