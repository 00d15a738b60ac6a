import type { WrittenTime } from './parse-time';

/**
 * A written time as ISO 8601: a day, or a time to the second. `zone`, in minutes ahead of UTC, is where a time without one
 * is, and where a time in UTC is told.
 */
export function isoTime({ year, month, day, clock }: WrittenTime, zone: number | null): string {
  const digits = (value: number) => String(value).padStart(2, '0');
  const isUtc = clock?.offset === 0;
  const { hour, minute, second } = clock ?? { hour: 0, minute: 0, second: 0 };
  // Midnight in UTC is how scripts write a day.
  if (!clock || (isUtc && hour + minute + second === 0)) return [year, month, day].map(digits).join('-');
  const shift = isUtc ? (zone ?? 0) : 0;
  const offset = isUtc ? shift : (clock.offset ?? zone);
  const local = Date.UTC(year, month - 1, day, hour, minute + shift, second);
  const written = new Date(local).toISOString().slice(0, 19);
  if (offset === null) return written;
  if (offset === 0) return `${written}Z`;
  const ahead = Math.abs(offset);
  return `${written}${offset < 0 ? '-' : '+'}${digits(Math.floor(ahead / 60))}:${digits(ahead % 60)}`;
}
