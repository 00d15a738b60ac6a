import { ArrowUpDown, Check, CircleHelp, Image, type LucideIcon, PenLine, Unlink } from 'lucide-preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import type { Anchor } from '@/utils/annotation/anchor';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { isKeptBeside, pictureOf, quoteOf } from '@/utils/annotation/annotation';
import { longDate } from '@/utils/article/long-date';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import type { TextSpan } from '@/utils/article/rendered-text';

import styles from './AnnotationState.module.css';
import { PictureDifference } from './PictureDifference';
import { PlaceInText } from './PlaceInText';
import type { Placing } from './use-placing';
import { WordDifference } from './WordDifference';

interface AnnotationStateProps extends AnchoredAnnotation {
  /** The text that the places are in, and its language. */
  text: string;
  lang: string | null;
  pictures: readonly PicturePlace[];
  /** Whether it is shown beside a page, in which it isn't looked for. */
  isInCopyOnly: boolean;
  placing: Placing;
  onShowPlace: (place: TextSpan) => void;
  /** Shows the highlight where it stood; missing where it stands in no other version. */
  savedVersion?: { name: string; onShow: () => void };
  /** Lets the reader select the highlight's words; missing where they can't. */
  onAttach?: () => void;
}

const ICONS: Record<Anchor['state'], LucideIcon> = {
  exact: Check,
  moved: ArrowUpDown,
  changed: PenLine,
  ambiguous: CircleHelp,
  orphaned: Unlink,
};

/** Says how a highlight stands to the text, with what can be done about it. */
export function AnnotationState(props: AnnotationStateProps) {
  const { annotation, anchor, text, lang, pictures, placing, onShowPlace, savedVersion, onAttach } = props;
  const { state } = anchor;
  const Icon = ICONS[state];
  const picture = pictureOf(annotation);
  if (props.isInCopyOnly)
    return (
      <div class={styles.state}>
        <p class={styles.name}>
          <Image size={14} aria-hidden="true" />
          {i18n.t('annotation.picture.inCopy')}
        </p>
        <p class={styles.actions}>{showSaved()}</p>
      </div>
    );
  const areBothKept = anchor.state === 'changed' && isKeptBeside(annotation, anchor.exact);
  return (
    <div class={styles.state} data-state={state}>
      <p class={styles.name} title={about(state)}>
        <Icon size={14} aria-hidden="true" />
        {areBothKept ? i18n.t('annotation.states.bothKept') : i18n.t(`annotation.states.${state}`)}
      </p>
      {details()}
    </div>
  );

  function details() {
    const { id } = annotation;
    switch (anchor.state) {
      case 'exact':
      case 'moved':
        return null;
      case 'changed':
        // In a page a picture can't be accepted: its bytes aren't known.
        if (picture && !pictureNow(anchor))
          return (
            <>
              <p>{about('changed')}</p>
              <p class={styles.actions}>{showSaved()}</p>
            </>
          );
        return (
          <>
            {difference(anchor)}
            <p class={styles.actions}>
              {!areBothKept && (
                <Button onClick={() => void placing.keepBoth(id, anchor.exact)}>
                  {i18n.t('annotation.place.keepBoth')}
                </Button>
              )}
              <Button
                variant={areBothKept ? 'quiet' : 'plain'}
                onClick={() => void placing.setPlace(id, anchor, 'accepted')}
              >
                {i18n.t('annotation.place.accept')}
              </Button>
              {showSaved()}
            </p>
          </>
        );
      case 'ambiguous':
        return (
          <>
            <p>{i18n.t('annotation.ambiguous')}</p>
            <ol class={styles.places}>
              {anchor.candidates
                .toSorted((a, b) => a.start - b.start)
                .map((place) => (
                  <li key={place.start}>
                    <button
                      type="button"
                      class={styles.place}
                      onClick={() => {
                        onShowPlace(place);
                      }}
                    >
                      <PlaceInText text={text} place={place} lang={lang} />
                    </button>
                    <Button onClick={() => void placing.setPlace(id, place, 'chosen')}>
                      {i18n.t('annotation.place.choose')}
                    </Button>
                  </li>
                ))}
            </ol>
            {savedVersion && <p class={styles.actions}>{showSaved()}</p>}
          </>
        );
      case 'orphaned':
        return (
          <>
            <p>{about('orphaned')}</p>
            {!picture && (
              <p class={styles.context}>
                <PlaceInText {...standing()} lang={lang} />
              </p>
            )}
            <p>
              {i18n.t('annotation.place.markedOn', [
                longDate(annotation.created, document.documentElement.lang),
              ])}
            </p>
            <p class={styles.actions}>
              {onAttach && <Button onClick={onAttach}>{i18n.t('annotation.place.attach')}</Button>}
              {showSaved()}
            </p>
          </>
        );
    }
  }

  /** Says what a state means. */
  function about(of: Anchor['state']): string {
    return picture && of !== 'moved' && of !== 'ambiguous'
      ? i18n.t(`annotation.picture.${of}`)
      : i18n.t(`annotation.${of}`);
  }

  function pictureNow(changed: Extract<Anchor, { exact: string }>): PicturePlace | undefined {
    return pictures.find(({ index }) => index === changed.picture);
  }

  function difference(changed: Extract<Anchor, { exact: string }>) {
    if (!picture)
      return <WordDifference before={quoteOf(annotation).exact} after={changed.exact} lang={lang} />;
    const now = pictureNow(changed);
    return now && <PictureDifference before={picture} after={now} />;
  }

  function showSaved() {
    return (
      savedVersion && (
        <Button variant="quiet" title={savedVersion.name} onClick={savedVersion.onShow}>
          {i18n.t('annotation.place.showSaved')}
        </Button>
      )
    );
  }

  /** The quote as it stood, as a place in a text of its own. */
  function standing(): { text: string; place: TextSpan } {
    const { prefix, exact, suffix } = quoteOf(annotation);
    const start = prefix.length;
    return { text: prefix + exact + suffix, place: { start, end: start + exact.length } };
  }
}
