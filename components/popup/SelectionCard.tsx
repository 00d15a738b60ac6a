import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import type { SelectionHighlight } from '@/utils/article/article-edit';

import styles from './PopupView.module.css';

interface SelectionCardProps {
  quote: SelectionHighlight['quote'];
  lang: string | undefined;
  /** Called at every change: a popup may close at any moment, and a note that was begun must be there. */
  onChange: (highlight: SelectionHighlight) => void;
}

/** What was selected on the page: a button makes a highlight of it, and so does writing a note on it. */
export function SelectionCard({ quote, lang, onChange }: SelectionCardProps) {
  const { db, newId } = useLibrary();
  const [id] = useState(newId);
  const [note, setNote] = useState('');
  const kept = useLiveQuery(() => db.annotations.get(id), [id]);
  const isKept = kept.state === 'ready' && kept.value !== undefined;

  return (
    <form
      class={styles.selection}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ id, quote, note });
      }}
    >
      <blockquote class={styles.quote} lang={lang} dir="auto">
        {quote.exact}
      </blockquote>
      <input
        type="text"
        dir="auto"
        value={note}
        aria-label={i18n.t('popup.selectionNote')}
        placeholder={i18n.t('popup.selectionNote')}
        onInput={({ currentTarget }) => {
          setNote(currentTarget.value);
          onChange({ id, quote, note: currentTarget.value });
        }}
        onKeyDown={(event) => {
          // Enter here keeps the highlight; the popup's own Enter would close it.
          event.stopPropagation();
        }}
      />
      <div class={styles.keep}>
        {!isKept && <Button type="submit">{i18n.t('popup.highlightSelection')}</Button>}
        <p class={styles.kept} role="status">
          {isKept && i18n.t('popup.highlighted')}
        </p>
      </div>
    </form>
  );
}
