import { useEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';
import { createSanitizer } from '@/utils/article/sanitize-html';
import type { WholeArticle } from '@/utils/library/read-article';

import styles from './ArticleBody.module.css';

interface ArticleBodyProps {
  whole: WholeArticle;
  /** Called with the element that holds the text, once it does. */
  onReady: (root: HTMLElement) => void;
  onClick: (event: MouseEvent) => void;
}

/**
 * The body of an article. It is sanitised again, since the sanitiser of the day it was saved may be older than what is
 * known now, and comes into the page as a fragment. Pictures are blobs; one that isn't kept leaves a frame that says so.
 */
export function ArticleBody({ whole, onReady, onClick }: ArticleBodyProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const fragment = createSanitizer(window)(whole.html);
    const urls = showPictures(fragment, whole);
    element.replaceChildren(fragment);
    onReady(element);
    return () => {
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [whole.version.id]);
  return <div class={styles.body} ref={root} onClick={onClick} />;
}

function showPictures(fragment: DocumentFragment, { pictures, version }: WholeArticle): string[] {
  const urls: string[] = [];
  for (const img of fragment.querySelectorAll('img')) {
    const index = Number(img.dataset.picture);
    const blob = pictures.get(index);
    if (blob) {
      const url = URL.createObjectURL(blob);
      urls.push(url);
      img.src = url;
      img.decoding = 'async';
    } else {
      img.replaceWith(missingPicture(version.pictures[index]?.alt ?? img.alt));
    }
  }
  return urls;
}

/** Stands where a picture isn't kept. It holds no text of the article's: offsets into that must not shift. */
function missingPicture(alt: string): HTMLElement {
  const frame = document.createElement('span');
  frame.role = 'img';
  frame.ariaLabel =
    alt === '' ? i18n.t('reader.pictureMissing') : `${i18n.t('reader.pictureMissing')}: ${alt}`;
  frame.dataset.missing = frame.ariaLabel;
  return frame;
}
