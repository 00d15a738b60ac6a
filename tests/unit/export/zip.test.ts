import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { ZipArchive, ZipTooLargeError } from '@/utils/export/zip';

import { aPicture } from './an-exportable';

const DAY = new Date(2026, 10, 24, 8);

async function bytesOf(archive: ZipArchive): Promise<Uint8Array> {
  return new Uint8Array(await archive.finish().arrayBuffer());
}

describe('ZipArchive', () => {
  it('gives back what was put in, under names in any script', async () => {
    const archive = new ZipArchive(DAY);
    const text = '渡轮 🚢 '.repeat(1_000);
    await archive.add({ path: '新华社/العبّارة 🚢.md', content: text });
    await archive.add({ path: 'pictures/1.png', content: aPicture() });
    await archive.add({ path: 'empty.md', content: '' });
    const bytes = await bytesOf(archive);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['新华社/العبّارة 🚢.md', 'pictures/1.png', 'empty.md']);
    expect(new TextDecoder().decode(files['新华社/العبّارة 🚢.md'])).toBe(text);
    expect(files['pictures/1.png']).toEqual(new Uint8Array(await aPicture().arrayBuffer()));
    expect(bytes.length).toBeLessThan(text.length);
  });

  it('says that names are in UTF-8, packs texts and stores pictures', async () => {
    const archive = new ZipArchive(DAY);
    await archive.add({ path: '文.md', content: 'a' });
    await archive.add({ path: '文.png', content: aPicture() });
    const headers = localHeaders(await bytesOf(archive));
    expect(headers.map(({ flags }) => (flags & 0x800) !== 0)).toEqual([true, true]);
    expect(headers.map(({ method }) => method)).toEqual([8, 0]);
  });

  it('refuses more files than the format has room for', async () => {
    const archive = new ZipArchive(DAY);
    for (let number = 0; number < 65_535; number += 1)
      await archive.add({ path: `${String(number)}.png`, content: '' });
    await expect(archive.add({ path: 'one more.png', content: '' })).rejects.toThrow(ZipTooLargeError);
  }, 60_000);

  it('refuses more bytes than the format has room for', async () => {
    const archive = new ZipArchive(DAY);
    // A blob that says it is large, so that the test needn't be.
    const large = new Blob([]);
    const length = 0xffff_ffff;
    large.arrayBuffer = () => Promise.reject(new Error('was read'));
    Object.defineProperty(large, 'size', { value: length });
    await expect(archive.add({ path: 'large.png', content: large })).rejects.toThrow(ZipTooLargeError);
  });
});

/** Flags and method of each file, as its local header has them (APPNOTE.TXT §4.3.7). */
function localHeaders(bytes: Uint8Array): { flags: number; method: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: bytes.length - 30 }, (_, at) => at)
    .filter((at) => view.getUint32(at, true) === 0x04034b50)
    .map((at) => ({ flags: view.getUint16(at + 6, true), method: view.getUint16(at + 8, true) }));
}
