import { Search } from 'lucide-preact';
import type { RefObject } from 'preact';

import { i18n } from '#i18n';

import styles from './SearchBox.module.css';

interface SearchBoxProps {
  field: RefObject<HTMLInputElement>;
  query: string;
  onChange: (query: string) => void;
}

/** Finds as one types. Escape empties it, and once it is empty leaves it. */
export function SearchBox({ field, query, onChange }: SearchBoxProps) {
  return (
    <search class={styles.box}>
      <Search size={16} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        value={query}
        aria-label={i18n.t('library.search')}
        placeholder={i18n.t('library.search')}
        onInput={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing) return;
          event.preventDefault();
          if (query === '') event.currentTarget.blur();
          else onChange('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </search>
  );
}
