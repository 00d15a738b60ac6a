import type { Linter } from 'eslint';

/** Rules against unsafe sinks and slow expressions. */
export const sinkRules: Linter.Config[];
