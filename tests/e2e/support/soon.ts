import { expect } from 'vitest';

/** Expects of a value that it will be so in time, however busy the machine. */
export const soon = <Value>(value: () => Promise<Value>) => expect.poll(value, { timeout: 20_000 });
