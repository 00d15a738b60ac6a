import type { Condition, QueryNode } from './query-tree';

/**
 * The test that a query stands for, of the tests that its conditions stand for. Each of these is made once. A query that asks for
 * nothing lets everything through.
 */
export function compileTree<Thing>(
  node: QueryNode | null,
  compile: (condition: Condition) => (thing: Thing) => boolean,
): (thing: Thing) => boolean {
  if (!node) return () => true;
  if (node.kind === 'and' || node.kind === 'or') {
    const tests = node.of.map((one) => compileTree(one, compile));
    return node.kind === 'and'
      ? (thing) => tests.every((test) => test(thing))
      : (thing) => tests.some((test) => test(thing));
  }
  if (node.kind === 'not') {
    const test = compileTree(node.of, compile);
    return (thing) => !test(thing);
  }
  return compile(node);
}
