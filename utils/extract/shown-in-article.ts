import type { ExtractedArticle } from './extract-article';
import { openDocument } from './flatten-frames';
import { isSamePicture } from './picture-key';
import { pictureSource } from './picture-source';
import { embedAddress } from './quote-embeds';
import { textBlocks } from './text-blocks';
import { bareText } from './text-weight';

/**
 * Says of a picture of the live page whether an article shows it, and of a video, a recording or a frame whether it stands
 * in it as a link, or with what the frame shows.
 */
export function shownInArticle(
  { capture, pictureSources }: Pick<ExtractedArticle, 'capture' | 'pictureSources'>,
  baseURI: string,
): (element: Element) => boolean {
  const lines = new Set(capture.textContent.split('\n').map(bareText));
  return (element) => {
    if (element.localName !== 'img') {
      const address = embedAddress(element, baseURI);
      const isLink =
        address !== null && capture.content.includes(`href="${address.replaceAll('&', '&amp;')}"`);
      const shown = openDocument(element)?.querySelector('body');
      const texts = isLink || !shown ? [] : textBlocks(shown).map(({ text }) => bareText(text));
      return isLink || texts.filter((text) => lines.has(text)).length * 2 > texts.length;
    }
    const { currentSrc, src } = element as HTMLImageElement;
    const sources = [currentSrc, src, pictureSource(element, baseURI)?.url ?? ''];
    return pictureSources.some((url) => sources.some((source) => isSamePicture(source, url)));
  };
}
