/**
 * Whether a time, ISO 8601 in UTC, tells a day and no hour: many pages give only the day of publication, which is stored as
 * midnight in UTC and is that day in every time zone.
 */
export function isDayOnly(time: string): boolean {
  return /T00:00:00(?:\.0+)?Z$/.test(time);
}
