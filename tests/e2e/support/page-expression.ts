/** An expression that a page can evaluate, made of an expression or of a function and its arguments. */
export function pageExpression<Args extends unknown[]>(
  source: string | ((...args: Args) => unknown),
  args: Args,
): string {
  if (typeof source === 'string') return source;
  return `(${String(source)})(...${JSON.stringify(args)})`;
}
