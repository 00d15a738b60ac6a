/** A tag in use with the tags in use below it. */
export interface TagNode {
  tag: string;
  /** What sets it apart from the one that it stands below; its whole name where it stands below none. */
  label: string;
  count: number;
  below: TagNode[];
}

/** Tags in use with their counts, each below the nearest one above it that is in use as well; in their given order. */
export function tagTree(counted: readonly (readonly [tag: string, count: number])[]): TagNode[] {
  const nodes = new Map(
    counted.map(([tag, count]): [string, TagNode] => [tag, { tag, label: tag, count, below: [] }]),
  );
  const top: TagNode[] = [];
  for (const node of nodes.values()) {
    const above = nearestAbove(node.tag, nodes);
    if (above) node.label = node.tag.slice(above.tag.length + 1);
    (above?.below ?? top).push(node);
  }
  return top;
}

function nearestAbove(tag: string, nodes: ReadonlyMap<string, TagNode>): TagNode | undefined {
  for (let end = tag.lastIndexOf('/'); end > 0; end = tag.lastIndexOf('/', end - 1)) {
    const node = nodes.get(tag.slice(0, end));
    if (node) return node;
  }
  return undefined;
}
