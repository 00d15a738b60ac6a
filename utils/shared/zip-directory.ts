/** Sizes of records of a zip's directory, in bytes (APPNOTE.TXT 6.3.10 §4.3.12–4.3.16). */
const HEADER = 46;
const END = 22;
const ZIP64_END = 56;
const ZIP64_LOCATOR = 20;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;

/** A directory of a zip: how many files it lists, where it begins, and how long it is, in bytes. */
interface Directory {
  files: number;
  start: number;
  length: number;
}

/** What stands behind a directory and ends a zip; in the form of zip64 where there are many files, or they are large (§4.3.14–16). */
export function endOfZip({ files, start, length }: Directory): Uint8Array<ArrayBuffer> {
  const isLarge = files >= MAX_16 || start >= MAX_32 || length >= MAX_32;
  const bytes = new Uint8Array((isLarge ? ZIP64_END + ZIP64_LOCATOR : 0) + END);
  const view = new DataView(bytes.buffer);
  let at = 0;
  if (isLarge) {
    view.setUint32(0, 0x06064b50, true);
    view.setBigUint64(4, BigInt(ZIP64_END - 12), true);
    view.setUint16(12, 45, true);
    view.setUint16(14, 45, true);
    for (const place of [24, 32]) view.setBigUint64(place, BigInt(files), true);
    view.setBigUint64(40, BigInt(length), true);
    view.setBigUint64(48, BigInt(start), true);
    view.setUint32(ZIP64_END, 0x07064b50, true);
    view.setBigUint64(ZIP64_END + 8, BigInt(start + length), true);
    view.setUint32(ZIP64_END + 16, 1, true);
    at = ZIP64_END + ZIP64_LOCATOR;
  }
  view.setUint32(at, 0x06054b50, true);
  for (const place of [8, 10]) view.setUint16(at + place, Math.min(files, MAX_16), true);
  view.setUint32(at + 12, Math.min(length, MAX_32), true);
  view.setUint32(at + 16, Math.min(start, MAX_32), true);
  return bytes;
}

/** The directory in what a zip writer wrote last: without what ends the zip, which has no comment. */
export function withoutEnd(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const locator = bytes.length - END - ZIP64_LOCATOR;
  const isLarge = locator >= ZIP64_END && view.getUint32(locator, true) === 0x07064b50;
  return bytes.subarray(0, isLarge ? locator - ZIP64_END : bytes.length - END);
}

/** What a directory says of a file, by which its bytes can be read: as the directory has it. */
export interface ListedFile {
  /** Where its local header begins. */
  offset: number;
  compressedSize: number;
  uncompressedSize: number;
  crc32: number;
  compressionMethod: number;
  flags: number;
  /** In the form of MS-DOS. */
  modified: number;
}

/** One file of a zip as a zip by itself; its bytes aren't copied. Of files of less than 4 GB. */
export async function zipOfOne(zip: Blob, file: ListedFile): Promise<Blob> {
  const header = new DataView(await zip.slice(file.offset, file.offset + 30).arrayBuffer());
  if (header.byteLength < 30) throw new Error('a file begins behind the end');
  const nameLength = header.getUint16(26, true);
  const nameAt = file.offset + 30;
  const content = nameAt + nameLength + header.getUint16(28, true);
  const local = zip.slice(file.offset, content + file.compressedSize);
  const record = new Uint8Array(HEADER);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 20, true);
  view.setUint16(8, file.flags, true);
  view.setUint16(10, file.compressionMethod, true);
  view.setUint32(12, file.modified, true);
  view.setUint32(16, file.crc32, true);
  view.setUint32(20, file.compressedSize, true);
  view.setUint32(24, file.uncompressedSize, true);
  view.setUint16(28, nameLength, true);
  const directory = { files: 1, start: local.size, length: HEADER + nameLength };
  return new Blob([local, record, zip.slice(nameAt, nameAt + nameLength), endOfZip(directory)]);
}
