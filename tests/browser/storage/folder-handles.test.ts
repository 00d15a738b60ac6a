import { afterEach, describe, expect, it } from 'vitest';

import { folderPermission, forgetFolder, keepFolder, keptFolder } from '@/utils/storage/folder-handles';

const folder = async (name: string): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });

async function isKept(use: 'backup' | 'mirror', expected: FileSystemDirectoryHandle): Promise<boolean> {
  return (await (await keptFolder(use))?.isSameEntry(expected)) ?? false;
}

afterEach(async () => {
  await forgetFolder('backup');
  await forgetFolder('mirror');
});

describe('a folder that the reader has chosen', () => {
  it('is given back as one that can be written in', async () => {
    await keepFolder('backup', await folder('one'));
    const kept = await keptFolder('backup');
    if (!kept) throw new Error('no folder was kept');
    expect(await folderPermission(kept)).toBe('granted');
    const file = await kept.getFileHandle('a file.txt', { create: true });
    const stream = await file.createWritable();
    await stream.write('words');
    await stream.close();
    const written = await (await folder('one')).getFileHandle('a file.txt');
    expect(await (await written.getFile()).text()).toBe('words');
  });

  it('takes the place of the one before, for the same use only', async () => {
    const [one, two, three] = await Promise.all([folder('one'), folder('two'), folder('three')]);
    await keepFolder('backup', one);
    await keepFolder('mirror', two);
    await keepFolder('backup', three);
    expect(await isKept('backup', three)).toBe(true);
    expect(await isKept('mirror', two)).toBe(true);
  });

  it('is gone once it is forgotten, with what is in it left as it was', async () => {
    const one = await folder('one');
    await one.getFileHandle('a file.txt', { create: true });
    await keepFolder('backup', one);
    await forgetFolder('backup');
    expect(await keptFolder('backup')).toBeNull();
    await expect(one.getFileHandle('a file.txt')).resolves.toBeDefined();
  });
});
