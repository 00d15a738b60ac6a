import type { ExtractedArticle } from './extract-article';
import { openDocument } from './flatten-frames';
import { isSamePicture } from './picture-key';
import { pictureSource } from './picture-source';
import { embedAddress } from './quote-embeds';
import { backgroundUrls } from './shown-backgrounds';
import { textBlocks } from './text-blocks';
import { bareText } from './text-weight';

const EMBEDS = 'iframe, video, audio';

/**
 * Says of a picture of the live page, or of a box that has one as its background, whether an article shows it; and of a
 * video, a recording or a frame whether it stands in it as a link, or with what the frame shows.
 */
export function shownInArticle(
  { capture, pictureSources }: Pick<ExtractedArticle, 'capture' | 'pictureSources'>,
  baseURI: string,
): (element: Element) => boolean {
  const lines = new Set(capture.textContent.split('\n').map(bareText));
  const areShown = (sources: string[]): boolean =>
    pictureSources.some((url) => sources.some((source) => isSamePicture(source, url)));
  return (element) => {
    if (element.localName === 'img') {
      const { currentSrc, src } = element as HTMLImageElement;
      return areShown([currentSrc, src, pictureSource(element, baseURI)?.url ?? '']);
    }
    if (!element.matches(EMBEDS)) {
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      return areShown(backgroundUrls(style?.backgroundImage ?? ''));
    }
    const address = embedAddress(element, baseURI);
    if (address !== null && capture.content.includes(`href="${address.replaceAll('&', '&amp;')}"`))
      return true;
    const shown = openDocument(element)?.querySelector('body');
    const texts = shown ? textBlocks(shown).map(({ text }) => bareText(text)) : [];
    return texts.filter((text) => lines.has(text)).length * 2 > texts.length;
  };
}
