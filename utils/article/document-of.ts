/** The document of a node; of a form too, in which an input named `ownerDocument` hides the property. */
export function documentOf(node: Node): Document {
  const prototype: unknown = Object.getPrototypeOf(node);
  if (typeof prototype !== 'object' || prototype === null) return node as Document;
  const owner: unknown = Reflect.get(prototype, 'ownerDocument', node);
  return (owner ?? node) as Document;
}
