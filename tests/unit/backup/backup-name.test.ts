import { expect, it } from 'vitest';

import { backupName } from '@/utils/backup/backup-name';

it('names a backup by the reader’s clock, so that names sort as the backups were made', () => {
  const early = new Date(2026, 0, 5, 7, 4);
  const late = new Date(2026, 10, 27, 22, 30);
  expect(backupName(early)).toBe('Cuttings backup 2026-01-05 07.04.zip');
  expect(backupName(late)).toBe('Cuttings backup 2026-11-27 22.30.zip');
  expect(backupName(late, 2)).toBe('Cuttings backup 2026-11-27 22.30 (2).zip');
});
