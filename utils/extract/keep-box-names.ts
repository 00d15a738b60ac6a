/**
 * Gives the names of boxes that hold nothing but a paragraph to the paragraph. Readability puts such paragraphs in the place of
 * their boxes, and a name may tell what the box is beside the story.
 */
export function keepBoxNames(body: Element): void {
  for (const paragraph of body.querySelectorAll('div[class] > p:only-child, div[id] > p:only-child')) {
    const box = paragraph.parentElement;
    if (box) paragraph.className = `${box.className} ${box.id} ${paragraph.className}`;
  }
}
