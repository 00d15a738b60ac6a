/** Backticks that can stand around a code: at least so many, and more than stand anywhere in it. */
export function backticksAround(code: string, least: number): string {
  let longest = least - 1;
  for (const [run] of code.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return '`'.repeat(longest + 1);
}
