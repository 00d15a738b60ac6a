import fc from 'fast-check';

/** What happens to the bytes of a file, at places told by shares of its length. */
type Damage =
  | { kind: 'flip'; at: number; bit: number }
  | { kind: 'cut'; at: number; to: number }
  | { kind: 'end'; at: number }
  | { kind: 'double'; at: number; to: number }
  | { kind: 'swap'; at: number; to: number }
  | { kind: 'put'; at: number; bytes: Uint8Array };

const aShare = fc.double({ min: 0, max: 1, noNaN: true });
const between = { at: aShare, to: aShare };

/** A few damages. */
export const damages = (): fc.Arbitrary<Damage[]> =>
  fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('flip' as const), at: aShare, bit: fc.nat(7) }),
      fc.record({ kind: fc.constant('cut' as const), ...between }),
      fc.record({ kind: fc.constant('end' as const), at: aShare }),
      fc.record({ kind: fc.constant('double' as const), ...between }),
      fc.record({ kind: fc.constant('swap' as const), ...between }),
      fc.record({
        kind: fc.constant('put' as const),
        at: aShare,
        bytes: fc.uint8Array({ minLength: 1, maxLength: 9 }),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  );

/** The bytes with the damages done to them, one after another. */
export function damaged(bytes: Uint8Array, all: Damage[]): Uint8Array<ArrayBuffer> {
  return all.reduce((now, damage) => joined(parts(now, damage)), new Uint8Array(bytes));
}

function parts(bytes: Uint8Array, damage: Damage): Uint8Array[] {
  const place = (share: number): number => Math.floor(share * bytes.length);
  const at = place(damage.at);
  const to = 'to' in damage ? place(damage.to) : at;
  const before = bytes.subarray(0, Math.min(at, to));
  const within = bytes.subarray(before.length, Math.max(at, to));
  const behind = bytes.subarray(before.length + within.length);
  switch (damage.kind) {
    case 'flip':
      return [before, behind.map((byte, index) => (index === 0 ? byte ^ (1 << damage.bit) : byte))];
    case 'cut':
      return [before, behind];
    case 'end':
      return [before];
    case 'double':
      return [before, within, within, behind];
    case 'swap':
      return [within, before, behind];
    case 'put':
      return [before, damage.bytes, behind];
  }
}

function joined(all: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of all) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
