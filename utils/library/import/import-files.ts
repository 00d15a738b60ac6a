import type { ImportKindName } from '@/utils/import/import-kind';
import type { ImportFault, ImportRecord } from '@/utils/import/import-record';
import type { ImportSource } from '@/utils/import/import-source';
import { readSource } from '@/utils/import/read-source';
import { otherTasks } from '@/utils/shared/steps';

import type { LibraryContext } from '../library-context';
import type { ImportCounts } from './import-outcome';
import { previewRecords, type Seen } from './preview-records';
import { type PreparedRecord, prepareRecord, type PreparingTools } from './prepare-record';
import { marksOf, type StoredRecord, storeRecords } from './store-records';

interface ImportOptions extends PreparingTools {
  signal: AbortSignal;
  /** How many records have been read. */
  onProgress: (done: number) => void;
}

/** What an import brought, or would bring. */
export interface ImportReport {
  counts: ImportCounts;
  /** Names of the kinds of files that were recognised, each once. */
  kinds: ImportKindName[];
  /** What can't be taken, in the order of the files; of very many only the first. */
  faults: ImportFault[];
  faultCount: number;
  /** How many records there are, with those that can't be taken. */
  records: number;
}

/** What was imported. */
export interface Imported extends ImportReport {
  /** Whether it was stopped, by the reader or by an error: what is in the library then are whole records. */
  stopped: { kind: 'cancelled' } | { kind: 'failed'; message: string } | null;
  stored: StoredRecord[];
}

/** Faults that are listed: of a file with more, nobody reads them all. */
const LISTED_FAULTS = 10_000;
/** Records that are stored in one transaction, and the most bytes of text that these have. */
const BATCH_RECORDS = 50;
const BATCH_LENGTH = 4_000_000;
/** Records whose addresses are looked up at once. */
const PREVIEWED_AT_ONCE = 200;

/** Reads files and tells what importing them would bring: the library isn't written to. Rejects with the signal's reason. */
export async function previewImport(
  ctx: LibraryContext,
  sources: ImportSource[],
  { signal, onProgress, ...tools }: ImportOptions,
): Promise<ImportReport> {
  const report = new Reporting();
  const seen: Seen = { keys: new Map(), annotations: new Set() };
  let batch: ImportRecord[] = [];
  const look = async (): Promise<void> => {
    const found = await previewRecords(ctx, batch, seen);
    for (const fault of found.faults) report.fault(fault);
    for (const one of found.records) report.record(one);
    batch = [];
    onProgress(report.records);
    await otherTasks();
    signal.throwIfAborted();
  };
  for (const source of sources) {
    for await (const { kind, item } of readSource(source, tools)) {
      report.kind(kind);
      if (item.kind === 'fault') report.fault(item);
      else batch.push(item);
      if (batch.length >= PREVIEWED_AT_ONCE) await look();
      signal.throwIfAborted();
    }
  }
  await look();
  return report.finish();
}

/**
 * Puts what files hold into the library, in batches of whole records. May be stopped at any moment, and begun anew: only what is
 * lacking is taken then. Never rejects: what was done is told in any case, so that it can be undone.
 */
export async function runImport(
  ctx: LibraryContext,
  sources: ImportSource[],
  { signal, onProgress, ...tools }: ImportOptions,
): Promise<Imported> {
  const report = new Reporting();
  const stored: StoredRecord[] = [];
  let batch: PreparedRecord[] = [];
  let length = 0;
  const store = async (): Promise<void> => {
    const results = batch.length > 0 ? await storeRecords(ctx, batch) : [];
    for (const one of results) {
      stored.push(one);
      report.record({ ...one, highlights: one.annotations.length, ...marksOf(one) });
    }
    batch = [];
    length = 0;
    onProgress(report.records);
    await otherTasks();
    signal.throwIfAborted();
  };
  let stopped: Imported['stopped'] = null;
  try {
    for (const source of sources) {
      for await (const { kind, item } of readSource(source, tools)) {
        report.kind(kind);
        const prepared = item.kind === 'fault' ? null : await prepareRecord(item, tools);
        if (item.kind === 'fault') report.fault(item);
        else if (prepared?.ok) {
          batch.push(prepared.value);
          length += lengthOf(prepared.value);
        } else if (prepared) report.fault(prepared.failure);
        if (batch.length >= BATCH_RECORDS || length >= BATCH_LENGTH) await store();
        signal.throwIfAborted();
      }
    }
    await store();
  } catch (error) {
    stopped = signal.aborted
      ? { kind: 'cancelled' }
      : {
          kind: 'failed',
          message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        };
  }
  return { ...report.finish(), stopped, stored };
}

function lengthOf(record: PreparedRecord): number {
  if (record.kind === 'article') return record.capture?.text.length ?? 0;
  return record.versions.reduce((sum, { text }) => sum + text.length, 0);
}

/** What is counted of a record. */
export interface CountedRecord extends Pick<StoredRecord, 'outcome' | 'isLink'> {
  highlights: number;
  notes: number;
  tags: string[];
}

class Reporting {
  readonly #counts = { articles: 0, links: 0, completed: 0, known: 0, highlights: 0, notes: 0 };
  readonly #tags = new Set<string>();
  readonly #kinds = new Set<ImportKindName>();
  readonly #faults: ImportFault[] = [];
  #faultCount = 0;
  records = 0;

  kind(name: ImportKindName | null): void {
    if (name !== null) this.#kinds.add(name);
  }

  fault(fault: ImportFault): void {
    this.records += 1;
    this.#faultCount += 1;
    if (this.#faults.length < LISTED_FAULTS) this.#faults.push(fault);
  }

  record({ outcome, isLink, highlights, notes, tags }: CountedRecord): void {
    this.records += 1;
    this.#counts[outcome === 'added' ? (isLink ? 'links' : 'articles') : outcome] += 1;
    this.#counts.highlights += highlights;
    this.#counts.notes += notes;
    for (const tag of tags) this.#tags.add(tag.toLowerCase());
  }

  finish(): ImportReport {
    return {
      counts: { ...this.#counts, tags: this.#tags.size },
      kinds: [...this.#kinds],
      faults: this.#faults,
      faultCount: this.#faultCount,
      records: this.records,
    };
  }
}
