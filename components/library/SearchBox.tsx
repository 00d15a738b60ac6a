import { Search } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';

import styles from './SearchBox.module.css';

interface SearchBoxProps {
  field: RefObject<HTMLInputElement>;
  query: string;
  onChange: (query: string) => void;
  /** The reader goes on to what was found. */
  onEnter: () => void;
}

/** Time without another key after which one has stopped typing a word. */
const PAUSE_MS = 120;

/** Finds as one types. Escape empties it, and once it is empty leaves it. */
export function SearchBox({ field, query, onChange, onEnter }: SearchBoxProps) {
  const [typed, setTyped] = useState(query);
  const sent = useRef(query);
  const isComposing = useRef(false);
  const send = (text: string): void => {
    sent.current = text;
    if (text !== query) onChange(text);
  };

  useEffect(() => {
    // The query changed elsewhere: a filter was taken away, or one went back.
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
  }, [query]);
  useEffect(() => {
    if (typed === sent.current || isComposing.current) return;
    const timer = setTimeout(() => {
      send(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);

  return (
    <search class={styles.box}>
      <Search size={16} aria-hidden="true" />
      <input
        ref={field}
        type="search"
        value={typed}
        aria-label={i18n.t('library.search')}
        placeholder={i18n.t('library.search')}
        onInput={({ currentTarget, isComposing: isUnfinished }) => {
          isComposing.current = isUnfinished;
          setTyped(currentTarget.value);
        }}
        onCompositionEnd={({ currentTarget }) => {
          isComposing.current = false;
          send(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            send(typed);
            onEnter();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            if (typed === '') event.currentTarget.blur();
            setTyped('');
            send('');
          }
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </search>
  );
}
