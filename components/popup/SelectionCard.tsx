import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { HIGHLIGHT_COLORS, type TextQuoteSelector } from '@/utils/annotation/annotation';
import { annotateQuote } from '@/utils/library/annotate-quote';

import styles from './PopupView.module.css';

interface SelectionCardProps {
  articleId: string;
  selection: Omit<TextQuoteSelector, 'type'>;
}

/** What was selected on the page, to be kept as a highlight with a note. */
export function SelectionCard({ articleId, selection }: SelectionCardProps) {
  const library = useLibrary();
  const [note, setNote] = useState('');
  const [isKept, setKept] = useState(false);

  if (isKept) {
    return (
      <p class={styles.kept} role="status">
        {i18n.t('popup.highlighted')}
      </p>
    );
  }
  return (
    <form
      class={styles.selection}
      onSubmit={(event) => {
        event.preventDefault();
        const details = { color: HIGHLIGHT_COLORS[0], note, tags: [] };
        void annotateQuote(library, articleId, selection, details).then(() => {
          setKept(true);
        });
      }}
    >
      <blockquote class={styles.quote}>{selection.exact}</blockquote>
      <input
        type="text"
        value={note}
        aria-label={i18n.t('popup.selectionNote')}
        placeholder={i18n.t('popup.selectionNote')}
        onInput={({ currentTarget }) => {
          setNote(currentTarget.value);
        }}
        onKeyDown={(event) => {
          // Enter here keeps the highlight; the popup's own Enter would close it.
          event.stopPropagation();
        }}
      />
      <Button type="submit">{i18n.t('popup.highlightSelection')}</Button>
    </form>
  );
}
