/** The one that comes so many after the one in focus, in a ring; without that, the first or the last. None of none. */
export function neighbour<One extends { id: string }>(
  inOrder: readonly One[],
  focused: string | null,
  by: 1 | -1,
): One | undefined {
  const at = inOrder.findIndex(({ id }) => id === focused);
  return at < 0 ? inOrder.at(by > 0 ? 0 : -1) : inOrder.at((at + by) % inOrder.length);
}
