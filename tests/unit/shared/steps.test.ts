import { describe, expect, it } from 'vitest';

import { atOnce, inSlices, type Steps, timed, whileWanted } from '@/utils/shared/steps';

function* counting(seen: number[], to: number): Steps<string> {
  for (let number = 1; number <= to; number += 1) {
    seen.push(number);
    yield;
  }
  return 'done';
}

/** Steps of a few milliseconds each. */
function* slow(seen: number[], to: number): Steps<string> {
  for (const step = counting(seen, to); !step.next().done;) {
    const begun = performance.now();
    while (performance.now() - begun < 5);
    yield;
  }
  return 'done';
}

describe('work in steps', () => {
  it('is done at once', () => {
    const seen: number[] = [];
    expect(atOnce(counting(seen, 3))).toBe('done');
    expect(seen).toEqual([1, 2, 3]);
  });

  it('is done in slices, between which other tasks have their turn', async () => {
    const seen: number[] = [];
    const { port1, port2 } = new MessageChannel();
    const stepsAtTask = new Promise<number>((resolve) => {
      port1.onmessage = () => {
        port1.close();
        resolve(seen.length);
      };
    });
    port2.postMessage(null);
    const result = inSlices(slow(seen, 40));
    expect(await stepsAtTask).toBeLessThan(40);
    expect(await result).toBe('done');
    expect(seen).toHaveLength(40);
  });

  it('ends with what it throws', async () => {
    function* broken(): Steps<never> {
      yield;
      throw new Error('no more');
    }
    await expect(inSlices(broken())).rejects.toThrow('no more');
    expect(() => atOnce(broken())).toThrow('no more');
  });

  it('is left when nobody wants it any more', () => {
    const seen: number[] = [];
    expect(atOnce(whileWanted(counting(seen, 5), () => seen.length < 2))).toBeNull();
    expect(seen).toEqual([1, 2]);
    expect(atOnce(whileWanted(counting(seen, 2), () => true))).toBe('done');
  });

  it('is timed without what others do between its steps', () => {
    let now = 0;
    let spent = 0;
    function* working(): Steps<string> {
      now += 3;
      yield;
      now += 4;
      return 'done';
    }
    const steps = timed(
      working(),
      () => now,
      (time) => {
        spent += time;
      },
    );
    steps.next();
    now += 1_000;
    expect(steps.next()).toEqual({ done: true, value: 'done' });
    expect(spent).toBe(7);
  });
});
