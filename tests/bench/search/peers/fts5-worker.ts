import init, { type Database } from '@sqlite.org/sqlite-wasm';

export type Fts5Request =
  | { kind: 'add'; rows: { number: number; terms: string; text: string }[] }
  | { kind: 'optimize' }
  | { kind: 'find'; match: string }
  | { kind: 'memory' };

export interface Fts5Answer {
  numbers?: Uint32Array;
  /** Bytes of SQLite's memory. */
  memory?: number;
}

const opened = open();

onmessage = async ({ data }: MessageEvent<Fts5Request & { id: number }>) => {
  try {
    postMessage({ id: data.id, ...(await answer(data)) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};

async function open() {
  const sqlite = await init();
  const pool = await sqlite.installOpfsSAHPoolVfs({ name: 'bench' });
  const db = new pool.OpfsSAHPoolDb('/search.db');
  db.exec(`
    CREATE TABLE IF NOT EXISTS texts (number INTEGER PRIMARY KEY, text TEXT);
    CREATE VIRTUAL TABLE IF NOT EXISTS search
      USING fts5(terms, content='', tokenize='unicode61 remove_diacritics 0');
  `);
  return { sqlite, db };
}

async function answer(request: Fts5Request): Promise<Fts5Answer> {
  const { sqlite, db } = await opened;
  switch (request.kind) {
    case 'add':
      db.transaction(() => {
        add(db, request.rows);
      });
      return {};
    case 'optimize':
      db.exec(`INSERT INTO search(search) VALUES ('optimize')`);
      return {};
    case 'find': {
      const numbers = db.selectValues('SELECT rowid FROM search WHERE search MATCH ?', request.match);
      return { numbers: Uint32Array.from(numbers, Number) };
    }
    case 'memory':
      return { memory: sqlite.wasm.heap8u().byteLength };
  }
}

function add(db: Database, rows: (Fts5Request & { kind: 'add' })['rows']): void {
  const [text, terms] = [
    db.prepare('INSERT INTO texts (number, text) VALUES (?, ?)'),
    db.prepare('INSERT INTO search (rowid, terms) VALUES (?, ?)'),
  ];
  try {
    for (const row of rows) {
      text.bind([row.number, row.text]).stepReset();
      terms.bind([row.number, row.terms]).stepReset();
    }
  } finally {
    text.finalize();
    terms.finalize();
  }
}
