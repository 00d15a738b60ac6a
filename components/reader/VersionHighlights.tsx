import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { hasPlace } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { noteOf, quoteOf } from '@/utils/annotation/annotation';

import styles from './VersionHighlights.module.css';

interface VersionHighlightsProps {
  anchored: AnchoredAnnotation[];
  lang: string | null;
  focused: string | null;
  onJump: (annotationId: string) => void;
}

/** The highlights that stand in a version, below its text: what is drawn there, in words. */
export function VersionHighlights({ anchored, lang, focused, onJump }: VersionHighlightsProps) {
  const heading = useId();
  const standing = anchored.filter(({ anchor }) => hasPlace(anchor));
  if (standing.length === 0) return null;
  return (
    <section class={styles.section} aria-labelledby={heading} lang={document.documentElement.lang}>
      <h2 id={heading}>{i18n.t('annotation.highlights', standing.length)}</h2>
      <ol>
        {standing.map(({ annotation }) => (
          <li key={annotation.id} data-color={annotation.color}>
            <button
              type="button"
              aria-current={annotation.id === focused}
              onClick={() => {
                onJump(annotation.id);
              }}
            >
              <q lang={lang ?? undefined} dir="auto">
                {quoteOf(annotation).exact || i18n.t('reader.picture')}
              </q>
            </button>
            {noteOf(annotation) !== '' && <p dir="auto">{noteOf(annotation)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
