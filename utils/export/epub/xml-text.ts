/** What XML 1.0 (§2.2) has no place for: controls but tab and line ends, lone surrogates, two that are no characters. */
const NOT_XML = /(?![\t\n\r\x7f-\x9f])\p{Cc}|[\ufffe\uffff\p{Cs}]/gu;

/** A text without the characters that XML has no place for. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '');
}

/** The same in all texts and attributes below an element. */
export function keepXmlText(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, 0x4);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const text = xmlText(node.data);
    if (text !== node.data) node.data = text;
  }
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const text = xmlText(value);
      if (text !== value) element.setAttribute(name, text);
    }
  }
}
