/** Years before the first of an era, by the name that stands before the year. */
const ERAS: [name: RegExp, offset: number][] = [
  [/^(?:令和|R)$/, 2018],
  [/^(?:平成|H)$/, 1988],
  [/^(?:昭和|S)$/, 1925],
  [/^(?:中華)?民國|^(?:中华)?民国/, 1911],
];

/** The year of the common era: `令和` 6 is 2024, as is 2567 of the Buddhist era, which Thai pages count in. */
export function yearOfEra(year: string, era = ''): number {
  const counted = year === '元' ? 1 : Number(year);
  const offset = ERAS.find(([name]) => name.test(era))?.[1] ?? 0;
  return counted > 2400 ? counted - 543 : counted + offset;
}
