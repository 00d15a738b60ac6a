/** A `publishedTime` in its parts, each empty where it isn't known: `2026-11-20`, `06:30`, `+08:00`. */
export interface TimeParts {
  day: string;
  /** With seconds where there are any. */
  time: string;
  /** `Z` or an offset. */
  zone: string;
}

/** The parts of a time as articles have it. */
export function timeParts(written: string): TimeParts {
  const [, day = '', time = '', zone = ''] = /^([\d-]+)(?:T([\d:]+)([Z+-].*)?)?$/.exec(written) ?? [];
  return { day, time: time.replace(/:00$/, ''), zone };
}

/** The time of these parts; empty without a day. */
export function joinTime({ day, time, zone }: TimeParts): string {
  if (day === '' || time === '') return day;
  return `${day}T${time.length === 5 ? `${time}:00` : time}${zone}`;
}

/** A time in words, as clocks showed it where it was written, such as "20 Nov 2026, 06:30 UTC+08:00". */
export function timeWords(written: string, locale: string): string {
  const { day, time, zone } = timeParts(written);
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    ...(time !== '' && { timeStyle: 'short' }),
    timeZone: 'UTC',
  });
  const words = format.format(new Date(`${day}T${time === '' ? '00:00' : time}Z`));
  return zone === '' ? words : `${words} ${zoneName(zone)}`;
}

/** A zone as it is shown: `UTC`, `UTC+08:00`. */
export function zoneName(zone: string): string {
  return zone === 'Z' ? 'UTC' : `UTC${zone}`;
}
