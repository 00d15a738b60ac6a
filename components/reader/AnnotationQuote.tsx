import type { PictureIdentity } from '@/utils/annotation/picture-selector';

import styles from './AnnotationQuote.module.css';
import { PictureQuote } from './PictureQuote';

interface AnnotationQuoteProps {
  /** What its colour means to the reader. */
  colorName: string;
  quote: string;
  /** The picture that is highlighted, if it isn't words. */
  picture: PictureIdentity | null;
  lang: string | null;
}

/** What is highlighted, behind the name of its colour. The colour itself comes from a `data-color` around it. */
export function AnnotationQuote({ colorName, quote, picture, lang }: AnnotationQuoteProps) {
  return (
    <>
      <span class="visually-hidden">{colorName}: </span>
      {picture ? (
        <PictureQuote picture={picture} lang={lang} />
      ) : (
        <q class={styles.words} lang={lang ?? undefined} dir="auto">
          {quote}
        </q>
      )}
    </>
  );
}
