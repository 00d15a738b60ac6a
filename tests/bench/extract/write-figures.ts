import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { barY, plot, ruleY } from '@observablehq/plot';
import { JSDOM } from 'jsdom';

import type { Summaries, Summary } from './harness.ts';

const FIGURES = [
  'F1',
  'shingleF1',
  'bad',
  'strAcc',
  'title',
  'author',
  'day',
  'minute',
  'ratio',
  'ratioWithCopy',
] as const;

const GROUPS: Record<string, string> = {
  en: 'English',
  latin: 'Latin script',
  zh: 'Chinese',
  ja: 'Japanese',
  ko: 'Korean',
  nonlatin: 'other scripts',
};

/** Writes what the extractors reached into a folder: as numbers, as tables, and as a chart by groups of languages. */
export function writeFigures(all: Summaries[], about: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const figures = all.map(({ extractor, ...summaries }) => ({
    extractor,
    all: rounded(summaries.all),
    dataset: mapped(summaries.dataset, rounded),
    group: mapped(summaries.group, rounded),
  }));
  writeFileSync(join(folder, 'extraction.json'), `${JSON.stringify({ about, figures }, null, 2)}\n`);
  writeFileSync(join(folder, 'extraction.svg'), chart(all));
  writeFileSync(join(folder, 'extraction.md'), tables(all, about));
}

function mapped<Value, Result>(values: Record<string, Value>, change: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}

function rounded(summary: Summary): Record<string, number | null> {
  const number = (name: string) => {
    const value = summary[name];
    return typeof value === 'number' ? Number(value.toFixed(3)) : null;
  };
  const { pages, texts } = summary;
  return { pages, texts, ...Object.fromEntries(FIGURES.map((name) => [name, number(name)])) };
}

function chart(all: Summaries[]): string {
  const { document } = new JSDOM().window;
  const bars = all.flatMap(({ extractor, group }) =>
    Object.entries(group)
      .filter(([, { texts }]) => texts > 0)
      .map(([name, { F1, texts }]) => ({
        extractor,
        group: `${GROUPS[name] ?? name} (${String(texts)})`,
        texts,
        F1,
      })),
  );
  const names = all.map(({ extractor }) => extractor);
  const svg = plot({
    document,
    width: 760,
    height: 320,
    marginTop: 30,
    style: { background: 'white', color: 'black' },
    x: { axis: null, domain: names },
    y: { label: 'F1 of the text', domain: [0.5, 1], grid: true, clamp: true },
    fx: {
      label: null,
      domain: [...new Set(bars.toSorted((a, b) => b.texts - a.texts).map(({ group }) => group))],
    },
    color: { legend: false, domain: names, range: ['#2f6f4f', '#9bb3c9', '#d9b36c', '#c9a0a0'] },
    marks: [barY(bars, { x: 'extractor', y1: 0.5, y2: 'F1', fx: 'group', fill: 'extractor' }), ruleY([0.5])],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}

function tables(all: Summaries[], about: string): string {
  const names = all.map(({ extractor }) => extractor);
  const row = (label: string, summaries: (Summary | undefined)[], figure: (typeof FIGURES)[number]) =>
    `| ${[label, ...summaries.map((one) => cell(one, figure))].join(' | ')} |`;
  const head = (first: string) => [
    `| ${[first, ...names].join(' | ')} |`,
    `| --- |${' --- |'.repeat(names.length)}`,
  ];
  const sections = (['group', 'dataset'] as const).flatMap((by) => [
    `## F1 of the text by ${by === 'group' ? 'language' : 'dataset'}`,
    '',
    ...head(''),
    ...Object.entries(all[0]?.[by] ?? {})
      .filter(([, { texts }]) => texts > 0)
      .map(([name, { texts }]) =>
        row(
          `${GROUPS[name] ?? name} (${String(texts)})`,
          all.map((one) => one[by][name]),
          'F1',
        ),
      ),
    '',
  ]);
  return [
    '# Extraction',
    '',
    about,
    '',
    '![F1 of the text by language](extraction.svg)',
    '',
    `In each group, from the left: ${names.join(', ')}; the number of pages in brackets.`,
    '',
    ...head('all pages'),
    ...FIGURES.map((figure) =>
      row(
        figure,
        all.map((one) => one.all),
        figure,
      ),
    ),
    '',
    ...sections,
    '`npm run bench -- extract` tells what the columns mean. `bad` is the share of pages under .8, and `ratio` the median of the',
    'time taken over Readability’s on the same page; of both less is better. Readability and Defuddle take to pieces what they',
    'read, and are given a copy of the page; the others read the page itself. `ratioWithCopy` counts the copying for all.',
    '',
  ].join('\n');
}

function cell(summary: Summary | undefined, figure: (typeof FIGURES)[number]): string {
  const value = summary?.[figure];
  return typeof value === 'number'
    ? value.toFixed(figure.startsWith('ratio') ? 2 : 3).replace(/^0(?=\.)/, '')
    : '–';
}
