import { Dexie, type EntityTable } from 'dexie';

/** The forms in which a folder can be kept in step: of each, an article is files of its own that other programs show. */
export const MIRROR_FORMATS = ['markdown', 'html'] as const;
export type MirrorFormat = (typeof MIRROR_FORMATS)[number];

/** What the reader wants of the folder that is kept in step. */
export interface MirrorWish {
  key: 'wish';
  /** UUID of this choice: whatever was written for another is of no concern. */
  id: string;
  /** Name of the folder. */
  name: string;
  format: MirrorFormat;
  withPictures: boolean;
  /** Whether nothing is to be written until the reader goes on. */
  isPaused: boolean;
  /** How often the reader has asked to try again. */
  attempts: number;
}

/** Why something, or everything, couldn't be written. */
export interface MirrorTrouble {
  /**
   * The reader has to be asked again whether we may; the folder isn't there; the disk is full; the template has a fault; the library
   * has lost a text; or what the browser says.
   */
  kind: 'permission' | 'gone' | 'full' | 'template' | 'lost' | 'failed';
  /** What the browser or the template's engine said. */
  detail: string;
  /** Titles of the articles that weren't written, the first of them. */
  titles: string[];
  /** How many weren't; 0 where none could be. */
  count: number;
}

/** How things stand with that folder. */
export interface MirrorStatus {
  key: 'status';
  /** How many articles of those that weren't in step are, while they are being written; of 0 as long as that isn't known. */
  progress: { done: number; total: number } | null;
  /** When something was last written, ISO 8601, UTC. */
  lastWritten: string | null;
  trouble: MirrorTrouble | null;
}

/** What was written of an article. */
export interface MirroredArticle {
  articleId: string;
  /** What it was written from, by `stampsOf`; empty while it is being written. */
  stamp: string;
  /** The title that its name was made of. */
  title: string;
  /** Name of its files, without extension. */
  name: string;
  /** By path: fingerprints of what we have written there, or were about to write. Whatever else is there is the reader's. */
  files: Record<string, string[]>;
}

/** A file that the reader has changed: theirs from then on. */
export interface LeftFile {
  path: string;
  /** The file that is ours instead; null where there is none. */
  beside: string | null;
  /** ISO 8601, UTC. */
  since: string;
}

/**
 * What is known of the folder that is kept in step: a database of its own, since it is about this machine, and no part of the library
 * or its backups. Where it is lost, every file in the folder counts as the reader's.
 */
export class MirrorDatabase extends Dexie {
  declare state: EntityTable<MirrorWish | MirrorStatus, 'key'>;
  declare articles: EntityTable<MirroredArticle, 'articleId'>;
  declare left: EntityTable<LeftFile, 'path'>;

  constructor(name = 'cuttings-mirror') {
    // What is noted before a file is written must outlive a power cut if the file does.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ state: 'key', articles: 'articleId', left: 'path' });
  }

  async wish(): Promise<MirrorWish | null> {
    const row = await this.state.get('wish');
    return row?.key === 'wish' ? row : null;
  }

  async status(): Promise<MirrorStatus> {
    const row = await this.state.get('status');
    return row?.key === 'status' ? row : { key: 'status', progress: null, lastWritten: null, trouble: null };
  }
}

/** That of this browser; it opens at the first use. */
export const mirrorDatabase = new MirrorDatabase();
