import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { noteOf, pictureOf, quoteOf } from '@/utils/annotation/annotation';
import type { Article } from '@/utils/article/article';
import { listAnnotations } from '@/utils/library/annotate';

import { AnnotationQuote } from './AnnotationQuote';
import styles from './LinkMarks.module.css';
import { NoteView } from './NoteView';
import { useColors } from './use-colors';

/** What came with a link from elsewhere: the note on it, and highlights that wait for its text. */
export function LinkMarks({ link }: { link: Article }) {
  const library = useLibrary();
  const id = useId();
  const { nameOf } = useColors();
  const answer = useLiveQuery(() => listAnnotations(library, link.id), [link.id]);
  const annotations = answer.state === 'ready' ? answer.value : [];
  return (
    <>
      {link.note.trim() !== '' && (
        <div class={styles.note}>
          <NoteView markdown={link.note} />
        </div>
      )}
      {annotations.length > 0 && (
        <section class={styles.marks} aria-labelledby={id}>
          <h2 id={id}>{i18n.t('link.waiting', annotations.length)}</h2>
          <ul>
            {annotations.map((annotation) => (
              <li key={annotation.id} data-color={annotation.color}>
                <AnnotationQuote
                  colorName={nameOf(annotation.color)}
                  quote={quoteOf(annotation).exact}
                  picture={pictureOf(annotation)}
                  lang={link.lang}
                />
                {noteOf(annotation) !== '' && <NoteView markdown={noteOf(annotation)} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
