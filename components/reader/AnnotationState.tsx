import { i18n } from '#i18n';
import type { Anchor } from '@/utils/annotation/anchor';
import type { TextSpan } from '@/utils/article/rendered-text';

import styles from './AnnotationState.module.css';

interface AnnotationStateProps {
  anchor: Anchor;
  text: string;
  lang: string | null;
  onShowPlace: (place: TextSpan) => void;
}

/** Code units of the text shown on each side of a place. */
const CONTEXT_LENGTH = 24;

/** Says in words how a highlight stands to the text, and names the places it may be at; nothing when all is well. */
export function AnnotationState({ anchor, text, lang, onShowPlace }: AnnotationStateProps) {
  if (anchor.state === 'exact') return null;
  if (anchor.state === 'changed') {
    return (
      <div class={styles.state}>
        <p>{i18n.t('annotation.changed')}</p>
        <q lang={lang ?? undefined} dir="auto">
          {anchor.exact}
        </q>
      </div>
    );
  }
  if (anchor.state !== 'ambiguous') return <p class={styles.state}>{i18n.t(`annotation.${anchor.state}`)}</p>;
  return (
    <div class={styles.state}>
      <p>{i18n.t('annotation.ambiguous')}</p>
      <ol>
        {anchor.candidates
          .toSorted((a, b) => a.start - b.start)
          .map((place) => (
            <li key={place.start}>
              <button
                type="button"
                lang={lang ?? undefined}
                onClick={() => {
                  onShowPlace(place);
                }}
              >
                …{text.slice(Math.max(0, place.start - CONTEXT_LENGTH), place.start)}
                <b>{text.slice(place.start, place.end)}</b>
                {text.slice(place.end, place.end + CONTEXT_LENGTH)}…
              </button>
            </li>
          ))}
      </ol>
    </div>
  );
}
