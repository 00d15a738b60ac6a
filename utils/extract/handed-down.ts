/**
 * What the elements under a root take over from those around them. It is found once for each, from the root inwards, and
 * without recursion: scripts nest deeper than the stack.
 */
export function handedDown<Box extends { parentElement: Box | null }, Value>(
  root: Box,
  ofRoot: Value,
  ofInner: (element: Box, around: Value) => Value,
): (element: Box) => Value {
  const known = new Map<Box, { value: Value }>([[root, { value: ofRoot }]]);
  return (element) => {
    const unknown: Box[] = [];
    let around: Box | null = element;
    for (; around && !known.has(around); around = around.parentElement) unknown.push(around);
    let { value } = (around && known.get(around)) ?? { value: ofRoot };
    for (const inner of unknown.reverse()) {
      value = ofInner(inner, value);
      known.set(inner, { value });
    }
    return value;
  };
}
