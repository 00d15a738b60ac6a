import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import type { ExportedFile } from '@/utils/export/exportable-article';
import { ZipArchive } from '@/utils/export/zip';
import { fileSource } from '@/utils/import/import-source';
import { readZip } from '@/utils/import/read-zip';
import { BlobSink } from '@/utils/shared/blob-sink';
import { endOfZip, withoutEnd } from '@/utils/shared/zip-directory';

import { aPicture } from './an-exportable';

const DAY = new Date(2026, 10, 24, 8);

async function zipOf(files: Iterable<ExportedFile>): Promise<Blob> {
  const sink = new BlobSink();
  const archive = new ZipArchive(sink.stream, DAY);
  for (const file of files) await archive.add(file);
  await archive.finish();
  return sink.blob('application/zip');
}

async function bytesOf(files: Iterable<ExportedFile>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await zipOf(files)).arrayBuffer());
}

describe('ZipArchive', () => {
  it('gives back what was put in, under names in any script', async () => {
    const text = '渡轮 🚢 '.repeat(1_000);
    const bytes = await bytesOf([
      { path: '新华社/العبّارة 🚢.md', content: text },
      { path: 'pictures/1.png', content: aPicture() },
      { path: 'empty.md', content: '' },
    ]);
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['新华社/العبّارة 🚢.md', 'pictures/1.png', 'empty.md']);
    expect(new TextDecoder().decode(files['新华社/العبّارة 🚢.md'])).toBe(text);
    expect(files['pictures/1.png']).toEqual(new Uint8Array(await aPicture().arrayBuffer()));
    expect(bytes.length).toBeLessThan(text.length);
  });

  it('says that names are in UTF-8, packs texts, stores pictures, and tells sizes before the content', async () => {
    const headers = localHeaders(
      await bytesOf([
        { path: '文.md', content: 'a'.repeat(100) },
        { path: '文.png', content: aPicture() },
      ]),
    );
    expect(headers.map(({ flags }) => (flags & 0x800) !== 0)).toEqual([true, true]);
    expect(headers.map(({ flags }) => (flags & 0x8) !== 0)).toEqual([false, false]);
    expect(headers.map(({ method }) => method)).toEqual([8, 0]);
    expect(headers.map(({ size }) => size)).toEqual([100, aPicture().size]);
  });

  it('has nothing but its name before what an EPUB is known by', async () => {
    const bytes = await bytesOf([{ path: 'mimetype', content: 'application/epub+zip' }]);
    expect(new TextDecoder().decode(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
  });

  it('lists all files in one directory, however many parts it was written in', async () => {
    const files = Array.from({ length: 1_234 }, (_, index) => ({
      path: `${String(index)}.png`,
      content: new Blob([String(index)]),
    }));
    const bytes = await bytesOf(files);
    const read = unzipSync(bytes);
    expect(Object.keys(read)).toEqual(files.map(({ path }) => path));
    for (const [path, content] of Object.entries(read))
      expect(`${new TextDecoder().decode(content)}.png`).toBe(path);
    const again = await readZip(fileSource('zip', new Blob([bytes])));
    expect(again.map(({ path }) => path)).toEqual(files.map(({ path }) => `zip/${path}`));
    expect(await (await again[777]?.open())?.text()).toBe('777');
  });

  it('ends in the form of zip64 where it has more files than the old one can count', async () => {
    const one = await bytesOf([{ path: '00000.png', content: new Blob(['1']) }]);
    const record = withoutEnd(one.slice()).subarray(30 + 9 + 1);
    const directory = Array.from({ length: 70_000 }, (_, index) => {
      const listed = record.slice();
      listed.set(new TextEncoder().encode(String(index).padStart(5, '0')), 46);
      return listed;
    });
    const length = 70_000 * record.length;
    const end = endOfZip({ files: 70_000, start: 40, length });
    const zip = new Blob([one.slice(0, 40), ...directory, end]);
    const read = Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())));
    expect([read.length, read.at(-1)]).toEqual([70_000, '69999.png']);
    const again = await readZip(fileSource('zip', zip));
    expect([again.length, again.at(-1)?.path]).toEqual([70_000, 'zip/69999.png']);
    expect(await (await again.at(-1)?.open())?.text()).toBe('1');
  });

  it('tells whoever adds a picture that can’t be read', async () => {
    const sink = new BlobSink();
    const archive = new ZipArchive(sink.stream, DAY);
    const lost = new Blob(['1234']);
    lost.slice = () => {
      throw new Error('lost');
    };
    lost.arrayBuffer = () => Promise.reject(new Error('lost'));
    lost.stream = () => {
      throw new Error('lost');
    };
    await expect(archive.add({ path: '1.png', content: lost })).rejects.toThrow('lost');
  });
});

/** Flags, method and size of each file, as its local header has them (APPNOTE.TXT §4.3.7). */
function localHeaders(bytes: Uint8Array): { flags: number; method: number; size: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: bytes.length - 30 }, (_, at) => at)
    .filter((at) => view.getUint32(at, true) === 0x04034b50)
    .map((at) => ({
      flags: view.getUint16(at + 6, true),
      method: view.getUint16(at + 8, true),
      size: view.getUint32(at + 22, true),
    }));
}
