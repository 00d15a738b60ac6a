import type { ExtractedArticle } from './extract-article';
import { isSamePicture } from './picture-key';
import { pictureSource } from './picture-source';
import { embedAddress } from './quote-embeds';

/**
 * Says of a picture of the live page whether an article shows it, and of a video, a recording or a frame whether it stands
 * in it as a link.
 */
export function shownInArticle(
  { capture, pictureSources }: Pick<ExtractedArticle, 'capture' | 'pictureSources'>,
  baseURI: string,
): (element: Element) => boolean {
  return (element) => {
    if (element.localName !== 'img') {
      const address = embedAddress(element, baseURI);
      return address !== null && capture.content.includes(`href="${address.replaceAll('&', '&amp;')}"`);
    }
    const { currentSrc, src } = element as HTMLImageElement;
    const sources = [currentSrc, src, pictureSource(element, baseURI)?.url ?? ''];
    return pictureSources.some((url) => sources.some((source) => isSamePicture(source, url)));
  };
}
