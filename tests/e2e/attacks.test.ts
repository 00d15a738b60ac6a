import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { hostilePages } from '../support/attacks.ts';
import { type AttackedBrowser, attackedBrowser, IN_A_PAGE } from './attacks/run-attacks.ts';
import type { BrowserName } from './support/extension-browser.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const pieces = hostilePages() ?? [];

let attacked: AttackedBrowser;

beforeAll(async () => {
  attacked = await attackedBrowser(browserName);
});

afterAll(async () => {
  await attacked.close();
});

describe.skipIf(pieces.length === 0)(`hostile pages in ${browserName}`, () => {
  it('run and ask where nothing is done against them', async () => {
    const { noted, asked } = await attacked.control(pieces.slice(0, 200));
    expect(noted.filter((one) => one.startsWith('alert')).length).toBeGreaterThan(20);
    expect(asked.length).toBeGreaterThan(0);
    expect((await attacked.controlInReader()).length).toBeGreaterThanOrEqual(2);
  });

  it(
    'run nothing and ask nobody when they are saved, read, exported and opened',
    { timeout: 600_000 },
    async () => {
      const { saved, opened, ...harm } = await attacked.run(pieces);
      expect(harm).toEqual({ noted: [], asked: [], strange: [] });
      expect(saved).toBe(pieces.length);
      const pages = Math.ceil(pieces.length / IN_A_PAGE);
      expect(opened.reader).toBe(pages);
      for (const format of ['html', 'markdown', 'epub']) expect(opened[format]).toBeGreaterThanOrEqual(pages);
    },
  );
});
