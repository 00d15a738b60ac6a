import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { backupName } from '@/utils/backup/backup-name';
import type { FolderBackup } from '@/utils/backup/backup-plan';
import { FolderError, writeIntoFolder } from '@/utils/library/backup/folder-backups';

const NOW = new Date(2026, 10, 27, 22, 30);

let root: FileSystemDirectoryHandle;
let folder: FileSystemDirectoryHandle;
let remembered: FolderBackup[];
const files = {
  getValue: () => Promise.resolve(remembered),
  setValue: (value: FolderBackup[]) => {
    remembered = value;
    return Promise.resolve();
  },
};

beforeEach(begin);

/** An empty folder of the browser's own, and nothing remembered. */
async function begin(): Promise<void> {
  root = await navigator.storage.getDirectory();
  await root.removeEntry('backups', { recursive: true }).catch(() => undefined);
  folder = await root.getDirectoryHandle('backups', { create: true });
  remembered = [];
}

async function put(name: string, text: string): Promise<void> {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(text);
  await stream.close();
}

/** The files that have content, or an empty one: not those that Chromium gathers it in, beside them. */
async function contents(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const [name, handle] of folder.entries())
    if (handle instanceof FileSystemFileHandle && !name.endsWith('.crswap'))
      found[name] = await (await handle.getFile()).text();
  return found;
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Writes a file of ours; gives what is in the folder while it is being written. */
async function backUp(text: string, keep = 5): Promise<Record<string, string>> {
  return writeIntoFolder(folder, { files, now: NOW, keep }, async (to) => {
    const writer = to.getWriter();
    await writer.write(bytes(text));
    const meanwhile = await contents();
    await writer.close();
    return meanwhile;
  });
}

async function failToBackUp(): Promise<void> {
  const failing = writeIntoFolder(folder, { files, now: NOW, keep: 1 }, async (to) => {
    // As whoever writes a zip leaves it: begun, and locked.
    await to.getWriter().write(bytes('half of '));
    throw new Error('a picture can’t be read');
  });
  await expect(failing).rejects.toThrow('a picture can’t be read');
}

describe('backups in a folder', () => {
  it('have their names once they are whole, and the older ones go only then', async () => {
    await backUp('first', 1);
    const meanwhile = await backUp('second', 1);
    expect(meanwhile).toEqual({ [backupName(NOW)]: 'first', [backupName(NOW, 2)]: '' });
    expect(await contents()).toEqual({ [backupName(NOW, 2)]: 'second' });
  });

  it('that fail leave nothing, and those before as they were', async () => {
    await backUp('first', 1);
    await failToBackUp();
    expect(await contents()).toEqual({ [backupName(NOW)]: 'first' });
    expect(remembered).toEqual([{ name: backupName(NOW), sizeBytes: 5 }]);
  });

  it('say that the folder is gone', async () => {
    await backUp('first');
    await root.removeEntry('backups', { recursive: true });
    const failed: unknown = await backUp('second').catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(FolderError);
    expect(failed).toMatchObject({ failure: 'gone' });
  });

  it('are as many as are to be kept, and no other file is ever touched', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('back up'), at: fc.nat(9) }) },
      fc.record({
        do: fc.constantFrom('fail', 'die', 'delete', 'replace', 'add'),
        at: fc.nat(9),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 15 }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, keep) => {
          await begin();
          /** What should be there, in the order in which it was written. */
          const expected = new Map<string, { text: string; isOurs: boolean }>();
          for (const [number, { do: what, at }] of steps.entries()) {
            const name = [...expected.keys()][at % Math.max(1, expected.size)] ?? 'notes.txt';
            if (what === 'back up') {
              const text = 'x'.repeat(at + 10);
              await backUp(text, keep);
              const taken = new Set(expected.keys());
              let free = 1;
              while (taken.has(backupName(NOW, free))) free += 1;
              expected.set(backupName(NOW, free), { text, isOurs: true });
              const ours = [...expected].filter(([, { isOurs }]) => isOurs).map(([one]) => one);
              for (const old of ours.slice(0, Math.max(0, ours.length - keep))) expected.delete(old);
            } else if (what === 'fail') await failToBackUp();
            else if (what === 'die') {
              // What is there when the browser has died in the midst.
              const left = backupName(NOW, 90 + number);
              await put(left, '');
              remembered = [...remembered, { name: left, sizeBytes: null }];
            } else if (what === 'delete' && expected.delete(name)) await folder.removeEntry(name);
            else if (what === 'replace' || what === 'add') {
              const one = what === 'add' ? backupName(NOW, at) : name;
              expected.delete(one);
              expected.set(one, { text: `mine ${String(number)}`, isOurs: false });
              await put(one, `mine ${String(number)}`);
            }
          }
          // One more clears away what the browser that died has left.
          await failToBackUp();
          expect(await contents()).toEqual(
            Object.fromEntries([...expected].map(([name, { text }]) => [name, text])),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
