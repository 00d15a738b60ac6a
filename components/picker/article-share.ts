import { isSamePicture } from '@/utils/extract/picture-key';
import { textBlocks } from '@/utils/extract/text-blocks';
import { bareText, textWeight } from '@/utils/extract/text-weight';

/**
 * Says of a block how much of its text stands in an article, from 0 to 1; of one without text, how many of its pictures.
 * `pictures` are the addresses of the article's.
 */
export function articleShare(article: string, pictures: string[]): (block: Element) => number {
  const lines = new Set(article.split('\n').map(bareText));
  const isShown = (img: HTMLImageElement) =>
    pictures.some((url) => [img.currentSrc, img.src].some((source) => isSamePicture(source, url)));
  return (block) => {
    const inner = textBlocks(block).map(({ text }) => text);
    const texts = (inner.length > 0 ? inner : [block.textContent])
      .map(bareText)
      .filter((text) => text !== '');
    const weigh = (some: string[]): number => some.reduce((sum, text) => sum + textWeight(text), 0);
    if (texts.length > 0) return weigh(texts.filter((text) => lines.has(text))) / weigh(texts);
    const images =
      block.localName === 'img' ? [block as HTMLImageElement] : [...block.querySelectorAll('img')];
    return images.length === 0 ? 0 : images.filter(isShown).length / images.length;
  };
}
