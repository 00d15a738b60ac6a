import { Search } from 'lucide-preact';
import { useRef, useState } from 'preact/hooks';

import { useCompositionEnd } from '@/components/hooks/use-composition-end';

import styles from './SideFilter.module.css';

interface SideFilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Narrows a long list beside the page. Escape empties it. */
export function SideFilter({ label, value, onChange }: SideFilterProps) {
  const field = useRef<HTMLInputElement>(null);
  /** What an input method is about to write; it is no word yet. */
  const [composed, setComposed] = useState<string | null>(null);
  const change = (written: string): void => {
    setComposed(null);
    onChange(written);
  };
  useCompositionEnd(field, (input) => {
    change(input.value);
  });
  return (
    <label class={styles.filter}>
      <Search size={14} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        value={composed ?? value}
        onInput={({ currentTarget, isComposing }) => {
          if (isComposing) setComposed(currentTarget.value);
          else change(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing || value === '') return;
          event.preventDefault();
          event.stopPropagation();
          change('');
        }}
      />
    </label>
  );
}
