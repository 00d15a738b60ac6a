import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { dot, line, plot, ruleY, text } from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { format, resolveConfig } from 'prettier';

import type { OurFigures } from './measure-ours.ts';
import { PEERS, type PeerFigures } from './measure-peers.ts';
import type { SaveFigures } from './measure-saves.ts';
import { CLASSES } from './measuring.ts';
import { QUERY_CLASSES, type QueryClass } from './query-classes.ts';

/** What was measured of a library of one size. */
export interface Run {
  articles: number;
  seed: number;
  /** When, ISO 8601, and how busy the machine was: processes that waited for one of its processors, before and after. */
  at: string;
  load: [before: number, after: number];
  processors: number;
  ours: OurFigures;
  saving: SaveFigures;
  peers: PeerFigures[];
  /** Where others count other articles than ours. */
  differences: string[];
}

/** Adds a run to those in a folder, in the place of one of the same size, and writes all as numbers, tables and charts. */
export async function writeFigures(run: Run, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'search.json');
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { runs: Run[] }).runs : [];
  const runs = [...kept.filter(({ articles }) => articles !== run.articles), rounded(run)].toSorted(
    (a, b) => a.articles - b.articles,
  );
  await writeFormatted(path, JSON.stringify({ runs }));
  writeFileSync(join(folder, 'search.svg'), chart(runs));
  await writeFormatted(join(folder, 'search.md'), page(runs));
}

async function writeFormatted(path: string, written: string): Promise<void> {
  writeFileSync(path, await format(written, { ...(await resolveConfig(path)), filepath: path }));
}

function rounded(run: Run): Run {
  return JSON.parse(
    JSON.stringify(run, (_, value: unknown) =>
      typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(4)) : value,
    ),
  ) as Run;
}

/** What is wanted, for up to 10,000 articles and for more. */
interface Target {
  name: string;
  most: [few: number, many: number];
  unit: string;
  measured: (run: Run) => number;
}

const worst = ({ ours }: Run, classes: QueryClass[]): number =>
  Math.max(...classes.map((name) => ours.warm[name].p95));
const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

const TARGETS: Target[] = [
  {
    name: 'library page: opened → first rows painted',
    most: [100, 150],
    unit: 'ms',
    measured: ({ ours }) => ours.open.wallMs,
  },
  {
    name: 'first query on that page → painted',
    most: [100, 150],
    unit: 'ms',
    measured: ({ ours }) => ours.firstQuery.wallMs,
  },
  {
    name: 'word, two words, 2–4 Chinese characters, p95',
    most: [10, 50],
    unit: 'ms',
    measured: (run) => worst(run, ['rare', 'common', 'two', 'typed', 'zh2', 'zh4']),
  },
  {
    name: 'beginning of 3 letters, p95',
    most: [15, 60],
    unit: 'ms',
    measured: (run) => worst(run, ['prefix']),
  },
  {
    name: 'phrase, also of two common words, p95',
    most: [30, 150],
    unit: 'ms',
    measured: (run) => worst(run, ['phrase', 'commonPhrase']),
  },
  { name: 'all tag and site counts', most: [1, 2], unit: 'ms', measured: ({ ours }) => ours.countsMs },
  {
    name: 'indexing within one save',
    most: [10, 10],
    unit: 'CPU ms',
    measured: ({ saving }) => saving.withIndex.processorMs - saving.withoutIndex.processorMs,
  },
  {
    name: 'index per article',
    most: [4, 4],
    unit: 'KB',
    measured: ({ ours }) => sum(Object.values(ours.indexKb)),
  },
  {
    name: 'heap of the open library page',
    most: [40, 60],
    unit: 'MB',
    measured: ({ ours }) => ours.heapMb,
  },
];

function targets(runs: Run[]): string[] {
  const heads = runs.flatMap(({ articles }) => [`target at ${thousands(articles)}`, 'measured']);
  return table(
    ['', ...heads],
    TARGETS.map(({ name, most, unit, measured }) => [
      name,
      ...runs.flatMap((run) => {
        const limit = most[run.articles > 10_000 ? 1 : 0];
        const value = measured(run);
        return [`≤ ${String(limit)} ${unit}`, value <= limit ? number(value) : `**${number(value)}**`];
      }),
    ]),
  );
}

function beside({ ours, saving, peers, articles, differences }: Run): string[] {
  const names = peers.map((peer) =>
    peer.articles < articles ? `${PEERS[peer.name]} (${thousands(peer.articles)})` : PEERS[peer.name],
  );
  const cold = ({ wallMs, processorMs }: { wallMs: number; processorMs: number }): string =>
    `${number(wallMs)} [${number(processorMs)}]`;
  const rows = [
    [
      'new process: opened and asked once, ms',
      cold(ours.firstAsked),
      ...peers.map((peer) => cold(peer.firstAsked)),
    ],
    [
      'one article more, for good, ms',
      `${cold(saving.withIndex)}; without the index ${cold(saving.withoutIndex)}`,
      ...peers.map((peer) => cold(peer.saving)),
    ],
    [
      'each of many articles, CPU ms',
      number(ours.filling.processorMs),
      ...peers.map((peer) => number(peer.fillingMs)),
    ],
    ['memory, MB', number(ours.askedHeapMb), ...peers.map((peer) => number(peer.heapMb))],
    ['on disk, KB an article', number(ours.diskKb), ...peers.map((peer) => number(peer.diskKb))],
    ...CLASSES.map((name) => [
      `${QUERY_CLASSES[name]} (${thousands(ours.warm[name].hits)} found)`,
      queries(ours, name),
      ...peers.map((peer) => queries(peer, name)),
    ]),
  ];
  return [
    `## ${thousands(articles)} articles`,
    '',
    ...table(['', 'Cuttings', ...names], rows),
    ...(differences.length > 0
      ? ['Counted otherwise:', '', ...differences.map((difference) => `- ${difference}`), '']
      : []),
  ];
}

function queries({ warm }: Pick<OurFigures, 'warm'>, name: QueryClass): string {
  const { p50, p95, processorMs } = warm[name];
  return `${number(p50)} / ${number(p95)} [${number(processorMs)}]`;
}

function page(runs: Run[]): string {
  return [
    '# Search',
    '',
    `Made by \`npm run bench -- search\`, for libraries of ${runs.map(({ articles }) => thousands(articles)).join(', ')} articles that nobody has`,
    'written (`tests/bench/search/corpus.ts`): 70 % as English, 30 % as Chinese, highlights and notes on a fifth. In Chromium, on the',
    'built extension, with the database on disk. What is missed stands in **bold**.',
    '',
    ...targets(runs),
    ...(runs.some(isBusy)
      ? [
          'While this was measured, much else ran on the machine: times by the clock are several times what they would be alone. See the',
          'last lines; ratios in a table say more than its figures.',
          '',
        ]
      : []),
    '![p95 by the number of articles](search.svg)',
    '',
    ...runs.flatMap(beside),
    '## What the figures are',
    '',
    '- Times are milliseconds by the clock; in brackets processor time of all processes of the browser, which other work on the machine',
    '  changes less: up to two or three times, where much of it waits. Of a query it is that of the browser while it was asked, over the number of times that it was asked.',
    '- Each query is asked three times, when all have been asked before, and the best counts: `p50 / p95` are over twenty queries of a',
    '  class. They end with the numbers of all articles found; MiniSearch and the multiEntry index have no places of words, and read',
    '  texts, the newest first, until they have the fifty of a phrase that a page shows.',
    '- What was opened in a new process is the median of three. The library page has painted its first rows when those near the window',
    '  are drawn, 24 at least: more than are seen.',
    '- One article more is for us the whole save, once its page has been read: body, text, facts, index. The others store its text and',
    '  index it. MiniSearch writes a snapshot of its whole index.',
    '- Memory is the heap of a page after the queries, when what isn’t used has been collected, with the memory of SQLite.',
    '- Where fewer articles stand beside a name, adding them was ended after some minutes.',
    '',
    ...runs.map(
      ({ articles, at, load, processors }) =>
        `${thousands(articles)}: measured on ${at.slice(0, 10)} with ${String(processors)} processors for which ${number(load[0])} to ${number(load[1])} processes waited.  `,
    ),
    '',
  ].join('\n');
}

function chart(runs: Run[]): string {
  const { document } = new JSDOM().window;
  const names = { ours: 'Cuttings', ...PEERS };
  const points = runs.flatMap((run) =>
    [{ name: 'ours' as const, articles: run.articles, warm: run.ours.warm }, ...run.peers].flatMap(
      ({ name, articles, warm }) =>
        CHARTED.map((of) => ({
          name: names[name],
          articles,
          class: QUERY_CLASSES[of],
          p95: Math.max(0.1, warm[of].p95),
        })),
    ),
  );
  const svg = plot({
    document,
    width: 900,
    height: 320,
    marginTop: 50,
    marginRight: 20,
    style: { background: 'white', color: 'black' },
    x: {
      type: 'log',
      label: 'articles',
      domain: [800, 125_000],
      ticks: [1_000, 10_000, 100_000],
      tickFormat: '~s',
    },
    y: { type: 'log', label: 'p95, milliseconds', grid: true, tickFormat: '~r', ticks: 4 },
    fx: { label: null, domain: CHARTED.map((of) => QUERY_CLASSES[of]) },
    color: { domain: Object.values(names), range: ['#2f6f4f', '#b3541e', '#5b7fa6', '#8a5a9e'] },
    marks: [
      ruleY([10], { strokeDasharray: '2 3', stroke: '#999' }),
      line(points, { x: 'articles', y: 'p95', fx: 'class', stroke: 'name', z: 'name', strokeWidth: 2 }),
      dot(points, { x: 'articles', y: 'p95', fx: 'class', fill: 'name', r: 3.5 }),
      ...Object.values(names).map((name, row) =>
        text([{ name, class: QUERY_CLASSES.common }], {
          text: ({ name: its }: { name: string }) => `● ${its}`,
          fill: 'name',
          fx: 'class',
          frameAnchor: 'top-left',
          dx: 6,
          dy: 4 + row * 13,
        }),
      ),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}

const isBusy = ({ load, processors }: Run): boolean => Math.max(...load) > 2 * processors;

const CHARTED: QueryClass[] = ['common', 'two', 'prefix', 'commonPhrase', 'zh2'];

function table(head: string[], rows: string[][]): string[] {
  const cells = (row: string[]): string => `| ${row.join(' | ')} |`;
  return [cells(head), cells(head.map(() => '---')), ...rows.map(cells), ''];
}

function number(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? thousands(Math.round(value)) : String(Number(value.toPrecision(2)));
}

function thousands(value: number): string {
  return value.toLocaleString('en');
}
