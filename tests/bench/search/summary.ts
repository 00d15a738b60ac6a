import type { Asked } from './asked.ts';

/** What a class of queries took, in milliseconds; NaN where there was nothing to be asked. */
export interface ClassFigures {
  /** Half of the queries, and 95 of 100, took no longer, each at its best. */
  p50: number;
  p95: number;
  /** Processor time of a query, of all processes of the browser. */
  processorMs: number;
  /** Articles found by all of them. */
  hits: number;
}

export function classFigures(asked: Asked[], processorMs: number): ClassFigures {
  const best = asked.map(({ times }) => Math.min(...times));
  return {
    p50: quantile(best, 0.5),
    p95: quantile(best, 0.95),
    processorMs: processorMs / asked.reduce((sum, { times }) => sum + times.length, 0),
    hits: asked.reduce((sum, { hits }) => sum + hits, 0),
  };
}

/** The least of these values that this share of them doesn't exceed. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
