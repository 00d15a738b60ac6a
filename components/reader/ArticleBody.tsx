import { useEffect, useRef } from 'preact/hooks';

import { createSanitizer } from '@/utils/article/sanitize-html';
import type { WholeArticle } from '@/utils/library/read-article';

import styles from './ArticleBody.module.css';
import { prepareBody } from './prepare-body';

interface ArticleBodyProps {
  whole: WholeArticle;
  /** Called with the element that holds the text, once it does. */
  onReady: (root: HTMLElement) => void;
  onClick: (event: MouseEvent) => void;
  /** Whether its pictures can be highlighted. */
  areMarkable?: boolean;
}

/**
 * The body of an article, read once; give it a key that changes with the body. It is sanitised again, since the sanitiser of
 * the day it was saved may be older than what is known now, and comes into the page as a fragment.
 */
export function ArticleBody({ whole, onReady, onClick, areMarkable = false }: ArticleBodyProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const body = createSanitizer(window)(whole.html);
    const release = prepareBody(body, {
      pictures: whole.pictures,
      saved: whole.version.pictures,
      areMarkable,
    });
    element.replaceChildren(body);
    onReady(element);
    return release;
  }, []);
  return <div class={styles.body} ref={root} onClick={onClick} />;
}
