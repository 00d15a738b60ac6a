import type { Page } from 'puppeteer-core';

/** How often the heap is looked at, and how often what nobody needs any more is thrown away before, in milliseconds. */
const LOOKED_MS = 200;
const COLLECTED_MS = 3_000;

/** The memory of a page's scripts while something runs; bytes in array buffers count. Chromium only. */
interface HeapWatch {
  begin: () => void;
  /** In MB: the most in use, and the most that was in use right after a collection. */
  end: () => Promise<{ peakMb: number; heldMb: number }>;
}

/** Looks at a page's heap from now on. */
export async function watchHeap(page: Page): Promise<HeapWatch> {
  const client = await page.createCDPSession();
  let peak = 0;
  let held = 0;
  let isOn = false;
  let collected = 0;
  const used = async (): Promise<number> => {
    const { usedSize, backingStorageSize } = (await client.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    return (usedSize + (backingStorageSize ?? 0)) / 2 ** 20;
  };
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await used());
    if (Date.now() - collected < COLLECTED_MS) return;
    await client.send('HeapProfiler.collectGarbage');
    held = Math.max(held, await used());
    collected = Date.now();
  };
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    if (isOn) looking = looking.then(look);
  }, LOOKED_MS);
  timer.unref();
  return {
    begin: () => {
      [peak, held, collected, isOn] = [0, 0, 0, true];
    },
    end: async () => {
      isOn = false;
      collected = 0;
      await looking;
      await look();
      return { peakMb: Math.round(peak), heldMb: Math.round(held) };
    },
  };
}
