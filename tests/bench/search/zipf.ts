import type { Random } from './random.ts';

/**
 * Draws ranks, from 0, that occur as often as words do (Zipf–Mandelbrot): the one of rank k as (k + 1 + shift)^-exponent, of
 * `size` there are. The size may differ with every call, so that a vocabulary grows.
 */
export function zipfRanks({ exponent, shift }: { exponent: number; shift: number }) {
  const power = 1 - exponent;
  const start = (1 + shift) ** power;
  return (random: Random, size: number): number => {
    const end = (size + 1 + shift) ** power;
    const rank = Math.floor((start + random() * (end - start)) ** (1 / power) - shift) - 1;
    return Math.min(size - 1, Math.max(0, rank));
  };
}
