import { Search } from 'lucide-preact';

import styles from './SideFilter.module.css';

interface SideFilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows a long list beside the page. Escape empties it. */
export function SideFilter({ label, value, onChange }: SideFilterProps) {
  return (
    <label class={styles.filter}>
      <Search size={14} aria-hidden="true" />
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        value={value}
        onInput={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          onChange('');
        }}
      />
    </label>
  );
}
