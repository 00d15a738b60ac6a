/** Makes an element of a document: attributes that are null or undefined are left out, strings become text. */
export type BuildElement = (
  name: string,
  attributes: Record<string, string | null | undefined>,
  ...children: (Node | string)[]
) => HTMLElement;

/** The builder of a document; nothing goes through it as HTML. */
export function htmlBuilder(document: Document): BuildElement {
  return (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
}
