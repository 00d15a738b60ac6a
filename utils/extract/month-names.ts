/** Number of the month (1 to 12) that each name stands for, in lower case and without a full stop. */
export function monthNames(language: string): Map<string, number> {
  const months = new Map<string, number>();
  for (const format of monthFormats(language)) {
    for (let month = 1; month <= 12; month += 1) {
      const parts = format.formatToParts(new Date(Date.UTC(2023, month - 1, 15)));
      const name =
        parts
          .find(({ type }) => type === 'month')
          ?.value.toLowerCase()
          .replace(/\.$/, '') ?? '';
      if (/^\D/.test(name)) months.set(name, month);
    }
  }
  return months;
}

/** Names alone and beside a day, whole and short: Slavic languages decline them, and short forms differ too. */
function monthFormats(language: string): Intl.DateTimeFormat[] {
  return (['long', 'short'] as const).flatMap((month) => [
    new Intl.DateTimeFormat(language, { month, calendar: 'gregory', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { month, day: 'numeric', calendar: 'gregory', timeZone: 'UTC' }),
  ]);
}
