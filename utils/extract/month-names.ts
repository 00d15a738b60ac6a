/** Number of the month (1 to 12) that each name stands for, in lower case and without a full stop. */
export function monthNames(language: string): Map<string, number> {
  const months = new Map<string, number>();
  for (let month = 1; month <= 12; month += 1) {
    for (const name of namesOf(month, language)) if (!/^\d/.test(name)) months.set(name, month);
  }
  return months;
}

/** Standing alone and beside a day, whole and short: Slavic languages decline them, and short forms differ too. */
function namesOf(month: number, language: string): string[] {
  const date = new Date(Date.UTC(2023, month - 1, 15));
  return (['long', 'short'] as const).flatMap((style) =>
    [{}, { day: 'numeric' as const }].map((withDay) => {
      const format = new Intl.DateTimeFormat(language, { ...withDay, month: style, timeZone: 'UTC' });
      const name = format.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
      return name.toLowerCase().replace(/\.$/, '');
    }),
  );
}
