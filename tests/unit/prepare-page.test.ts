import { expect, it, vi } from 'vitest';

import { preparePage } from '@/components/hooks/prepare-page';
import { settings } from '@/utils/storage/settings';

vi.mock('#i18n', () => import('../support/english'));

it('a page is drawn though the browser can’t read any setting', async () => {
  const root = {};
  const documentElement = { dataset: {} };
  vi.stubGlobal('document', { documentElement, querySelector: () => root });
  vi.spyOn(settings.theme, 'getValue').mockRejectedValue(new Error('An unexpected error occurred'));
  expect(await preparePage()).toBe(root);
  expect(documentElement.dataset).toEqual({});
});
