import * as v from 'valibot';

import { fileSource, type ImportSource, SourceError } from '@/utils/import/import-source';
import { readZip } from '@/utils/import/read-zip';
import { failed, type Result, success } from '@/utils/shared/result';

import { BACKUP_FILE, BACKUP_FORMAT, type BackupCounts, LIBRARY_FILE } from './backup-form';
import { type BackedLibrary, backedLibrarySchema, backupSchema } from './backup-schema';

/**
 * Why a backup, or a part of it, can't be taken: it is no zip, or one that was cut short (`broken`); none of ours (`foreign`); made by a
 * newer Cuttings; a part is missing, or not of the form that it should have; the bytes of a picture aren't what its name says.
 */
type BackupFaultKind =
  'broken' | 'foreign' | 'newer' | 'missing' | 'invalid' | 'picture' | SourceError['reason'];

export interface BackupFault {
  kind: BackupFaultKind;
  /** Path in the zip; the name of the zip where it is that. */
  place: string;
  /** What was said of it; may be empty. */
  detail: string;
}

/** A backup that can be read: a file at a time. */
export interface OpenBackup {
  createdAt: string;
  counts: BackupCounts;
  /** Paths of the files of its articles. */
  articles: string[];
  library: BackedLibrary;
  /** The content of a JSON file. */
  readJson: (path: string) => Promise<Result<unknown, BackupFault>>;
  /** The picture of a hash; null where there is none. */
  readPicture: (hash: string) => Promise<Result<Blob | null, BackupFault>>;
}

/** What a backup may hold, unpacked: what we write we have to read, and a large library is of more than what is imported. */
const LIMITS = { maxEntries: 2_000_000, maxBytes: 100_000_000_000 };
/** Names are only ever looked up, never places. */
const ARTICLE = /^articles\/[0-9a-f-]{36}\.json$/;
const PICTURE = /^pictures\/([0-9a-f]{64})\.[a-z]{3,4}$/;

/** Opens a zip as a backup of ours; nothing but its directory and what it says of itself is read. */
export async function openBackup(name: string, file: Blob): Promise<Result<OpenBackup, BackupFault>> {
  let sources: ImportSource[];
  try {
    sources = await readZip(fileSource(name, file), LIMITS);
  } catch (error) {
    return failed(faultOf(error, name));
  }
  const prefix = `${name}/`;
  const files = new Map(sources.map((source) => [source.path.slice(prefix.length), source]));
  const pictures = new Map(
    [...files].flatMap(([path, source]) => {
      const hash = PICTURE.exec(path)?.[1];
      return hash === undefined ? [] : [[hash, { path, source }] as const];
    }),
  );

  const readJson = async (path: string): Promise<Result<unknown, BackupFault>> => {
    const source = files.get(path);
    if (!source) return failed({ kind: 'missing', place: path, detail: '' });
    try {
      return success(JSON.parse(await (await source.open()).text()) as unknown);
    } catch (error) {
      return failed(faultOf(error, path));
    }
  };
  if (!files.has(BACKUP_FILE)) return failed({ kind: 'foreign', place: name, detail: '' });
  const about = await readJson(BACKUP_FILE);
  if (!about.ok) return about;
  const backup = v.safeParse(backupSchema, about.value);
  if (!backup.success) return failed(invalid(BACKUP_FILE, backup.issues));
  const { format, createdAt, counts } = backup.output;
  if (format > BACKUP_FORMAT) return failed({ kind: 'newer', place: BACKUP_FILE, detail: String(format) });
  const told = await readJson(LIBRARY_FILE);
  if (!told.ok) return told;
  const library = v.safeParse(backedLibrarySchema, told.value);
  if (!library.success) return failed(invalid(LIBRARY_FILE, library.issues));
  return success({
    createdAt,
    counts,
    articles: [...files.keys()].filter((path) => ARTICLE.test(path)),
    library: library.output,
    readJson,
    readPicture: async (hash) => {
      const picture = pictures.get(hash);
      if (!picture) return success(null);
      try {
        return success(await picture.source.open());
      } catch (error) {
        return failed(faultOf(error, picture.path));
      }
    },
  });
}

/** The fault of what isn't of its form: where in the file, and what was said of it. */
export function invalid(place: string, issues: v.BaseIssue<unknown>[]): BackupFault {
  const [issue] = issues;
  const path = issue ? v.getDotPath(issue) : null;
  const detail = [path, issue?.message].filter((part) => typeof part === 'string').join(': ');
  return { kind: 'invalid', place, detail: detail.slice(0, 300) };
}

function faultOf(error: unknown, place: string): BackupFault {
  const kind = error instanceof SourceError ? error.reason : 'broken';
  return { kind, place, detail: error instanceof Error ? error.message : String(error) };
}
