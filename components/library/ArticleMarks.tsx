import { Highlighter, type LucideIcon, Star, StickyNote } from 'lucide-preact';

import { i18n } from '#i18n';
import type { ListedArticle } from '@/utils/library/list-articles';

import styles from './ArticleMarks.module.css';

/** Small signs of what the reader did with an article: favourite, highlights, a note, how far it was read. */
export function ArticleMarks({ article }: { article: ListedArticle }) {
  const { isFavourite, highlights, note, state, progress } = article;
  return (
    <span class={styles.marks}>
      {isFavourite && <Mark icon={Star} label={i18n.t('library.favourite')} isFilled />}
      {highlights > 0 && (
        <Mark icon={Highlighter} label={i18n.t('library.highlights', highlights)} text={String(highlights)} />
      )}
      {note.trim() !== '' && <Mark icon={StickyNote} label={i18n.t('library.hasNote')} />}
      {state === 'reading' && progress > 0 && (
        <progress class={styles.progress} value={progress} aria-label={i18n.t('library.progress')} />
      )}
    </span>
  );
}

interface MarkProps {
  icon: LucideIcon;
  /** What it means, for who can't see it and for who points at it. */
  label: string;
  text?: string;
  isFilled?: boolean;
}

function Mark({ icon: Icon, label, text, isFilled = false }: MarkProps) {
  return (
    <span class={styles.mark} title={label} data-filled={isFilled}>
      <Icon size={13} aria-hidden="true" />
      <span aria-hidden="true">{text}</span>
      <span class="visually-hidden">{label}</span>
    </span>
  );
}
