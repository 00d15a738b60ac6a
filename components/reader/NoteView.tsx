import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { createSanitizer } from '@/utils/article/sanitize-html';

import styles from './NoteView.module.css';

/** A note as its Markdown means it. Until what reads Markdown is there, as it was typed. */
export function NoteView({ markdown }: { markdown: string }) {
  const [toHtml, setToHtml] = useState<((markdown: string) => string) | null>(null);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Seldom more than plain words, and not needed to read an article.
    void import('@/utils/annotation/note-html').then(({ noteHtml }) => {
      setToHtml(() => noteHtml);
    });
  }, []);
  useLayoutEffect(() => {
    place.current?.replaceChildren(toHtml ? createSanitizer(window)(toHtml(markdown)) : markdown);
  }, [toHtml, markdown]);
  return <div ref={place} class={styles.note} dir="auto" data-plain={toHtml === null} />;
}
