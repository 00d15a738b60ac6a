import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import type { ExportedFile } from '@/utils/export/exportable-article';
import { ZipArchive } from '@/utils/export/zip';
import { BlobSink } from '@/utils/shared/blob-sink';

import { aPicture } from './an-exportable';

const DAY = new Date(2026, 10, 24, 8);

async function zipOf(files: Iterable<ExportedFile>): Promise<Blob> {
  const sink = new BlobSink();
  const archive = new ZipArchive(sink.stream, DAY);
  for (const file of files) await archive.add(file);
  await archive.finish();
  return sink.blob('application/zip');
}

async function bytesOf(files: Iterable<ExportedFile>): Promise<Uint8Array> {
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
