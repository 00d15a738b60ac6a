import { expect, test } from 'vitest';

import { newId } from '@/utils/shared/new-id';

test('an id is a UUID of the fourth version, another each time', () => {
  const bytes = (value: number) => ({
    getRandomValues: <T extends ArrayBufferView | null>(into: T) => {
      if (into instanceof Uint8Array) into.fill(value);
      return into;
    },
  });
  expect(newId(bytes(0x00))).toBe('00000000-0000-4000-8000-000000000000');
  expect(newId(bytes(0xff))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  expect(newId(crypto)).not.toBe(newId(crypto));
});
