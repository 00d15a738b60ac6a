/** A time of day; `offset` in minutes ahead of UTC, null where it isn't given. */
export interface ClockTime {
  hour: number;
  minute: number;
  second: number;
  offset: number | null;
}

/** What may stand between a day and its time: a separator, a weekday in brackets, a word. */
const BETWEEN =
  /^(?:T| ?(?:г\.|года|р\.)?[ ,，、@|·•—–(（-]{0,4}(?:[^\d ]{1,3}[)）])?[ ,]{0,2}(?:(?:alle ore|a las|at|[àво]|um|om|kl\.?|klo|às|saat) ?)?)/i;
const HALF_BEFORE = /^(上午|下午|凌晨|早上|晚上|中午|午前|午後|오전|오후) ?/;
const CLOCK =
  /^(\d{1,2}) ?(?:[:：h时時시]|\.(?=\d\d(?!\d|\.))) ?(\d{1,2})?(?: ?[:：分분] ?(\d{2})?(?:[.,]\d{1,9})? ?秒?)?/i;
const HALF_AFTER = /^ ?([ap])\.? ?m\b\.?/i;
const ZONE = /^ ?[(（]?(?:(?:GMT|UTC)? ?([+−-])(\d{1,2}):?(\d{2})?(?!\d)|([A-Z]{1,4})\b)/;

/** Minutes ahead of UTC of the abbreviations in use, in the sense that English pages give them. */
const ZONES: Partial<Record<string, number>> = {
  BST: 60,
  CDT: -300,
  CEST: 120,
  CET: 60,
  CST: -360,
  EDT: -240,
  EEST: 180,
  EET: 120,
  EST: -300,
  ET: -300,
  GMT: 0,
  HKT: 480,
  IST: 330,
  JST: 540,
  KST: 540,
  MDT: -360,
  MSK: 180,
  MST: -420,
  PDT: -420,
  PST: -480,
  PT: -480,
  UTC: 0,
  Z: 0,
};

/** The time at the beginning of a text that follows a day, white space collapsed; null when none stands there. */
export function clockTime(text: string): ClockTime | null {
  let rest = text.slice(BETWEEN.exec(text)?.[0].length ?? 0);
  const before = HALF_BEFORE.exec(rest);
  rest = rest.slice(before?.[0].length ?? 0);
  const clock = CLOCK.exec(rest);
  if (!clock) return null;
  rest = rest.slice(clock[0].length);
  const after = HALF_AFTER.exec(rest);
  rest = rest.slice(after?.[0].length ?? 0);
  const hour = wholeHour(Number(clock[1]), before?.[1] ?? after?.[1]?.toLowerCase() ?? '');
  const minute = Number(clock[2] ?? 0);
  const second = Number(clock[3] ?? 0);
  return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second, offset: offsetIn(rest) } : null;
}

const CLOCK_AT_END =
  /(?<![\d.:])(\d{1,2})[:.h](\d{2})(?: ?(?:Uhr|hrs?))?( ?[ap]\.? ?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?[ ,|·•–—-]{1,4}(?:\p{L}{2,12}\.?,? )?$/iu;

/** The time at the end of a text before its day: 08:05, 24 November 2026. Its zone isn't asked for. */
export function clockAtEnd(text: string): ClockTime | null {
  const match = CLOCK_AT_END.exec(text.slice(-40));
  if (!match) return null;
  const half = match[3]?.trim().charAt(0).toLowerCase() ?? '';
  const [hour, minute] = [wholeHour(Number(match[1]), half), Number(match[2])];
  return hour < 24 && minute < 60 ? { hour, minute, second: 0, offset: null } : null;
}

function wholeHour(hour: number, half: string): number {
  if (/^(?:p|下午|晚上|午後|오후)$/.test(half)) return hour < 12 ? hour + 12 : hour;
  if (/^(?:a|上午|凌晨|午前|오전)$/.test(half)) return hour === 12 ? 0 : hour;
  return hour;
}

function offsetIn(text: string): number | null {
  const match = ZONE.exec(text);
  if (!match) return null;
  const [, sign, hours, minutes, name] = match;
  if (name !== undefined) return ZONES[name] ?? null;
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  return sign === '+' ? offset : -offset;
}
