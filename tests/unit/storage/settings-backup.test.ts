import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { settings } from '@/utils/storage/settings';
import { readSettings, restoreSettings } from '@/utils/storage/settings-backup';

beforeEach(() => {
  fakeBrowser.reset();
});

/** What stays with a browser: permissions, what it was told once, the library it has, and where its backups go. */
const OF_THIS_BROWSER = [
  'linkAccessDeclined',
  'highlightHosts',
  'libraryMark',
  'lastBackup',
  'backupPlan',
  'backupAttempt',
  'folderBackups',
];

describe('settings in a backup', () => {
  it('are all there, but for those of this browser', async () => {
    expect(Object.keys(await readSettings()).toSorted()).toEqual(
      Object.keys(settings)
        .filter((name) => !OF_THIS_BROWSER.includes(name))
        .toSorted(),
    );
  });

  it('come back as they were set', async () => {
    await settings.theme.setValue('sepia');
    await settings.citationStyle.setValue('gbt');
    await settings.markdownTemplate.setValue({
      preset: 'logseq',
      changed: { logseq: '- {{ article.title }}' },
    });
    await settings.highlightColors.setValue({ order: ['green', 'rose'], names: { green: '事实' } });
    const before = await readSettings();
    fakeBrowser.reset();
    expect(await readSettings()).not.toEqual(before);
    await restoreSettings(JSON.parse(JSON.stringify(before)) as Record<string, unknown>);
    expect(await readSettings()).toEqual(before);
  });

  it('that have no value they may have are passed over, and what is none', async () => {
    const before = await readSettings();
    await restoreSettings({
      theme: 'neon',
      citationStyle: 7,
      markdownTemplate: { preset: 'obsidian', changed: { obsidian: 'x'.repeat(100_001) } },
      highlightHosts: ['*'],
      readingType: { font: 'serif', size: 4000, width: 1, lineHeight: 1 },
    });
    expect(await readSettings()).toEqual(before);
    expect(await settings.highlightHosts.getValue()).toEqual([]);
  });
});
