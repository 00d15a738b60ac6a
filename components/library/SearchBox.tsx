import { ListFilter, Search } from 'lucide-preact';
import type { RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useCompositionEnd } from '@/components/hooks/use-composition-end';
import { useFocusAtRest } from '@/components/hooks/use-focus-at-rest';
import { placeBeside } from '@/components/ui/place-beside';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';
import { parseQuery } from '@/utils/search/query/parse-query';
import {
  type QueryVocabulary,
  suggestAt,
  type Suggestion,
  waysAt,
  withSuggestion,
} from '@/utils/search/query/suggest';

import { QueryProblems } from './QueryProblems';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  field: RefObject<HTMLInputElement>;
  /** Says what is searched. */
  label: string;
  /** What can be asked for. */
  vocabulary: QueryVocabulary;
  query: string;
  /** Whether the list shows what the query finds, not yet what one before it did. */
  isFound: boolean;
  onChange: (query: string) => void;
  /** The reader goes on to what was found. */
  onEnter: () => void;
}

/** Time without another key after which one has stopped typing a word. */
const PAUSE_MS = 120;

/** What is offered: nothing, what continues the piece before the caret, or all ways to search. */
type Offer = 'none' | 'typed' | 'all';

/**
 * Finds as one types, and offers operators and values in use: a combobox (WAI-ARIA Authoring Practices, "Editable Combobox
 * With List Autocomplete"). Escape closes what is offered, then empties it, and once it is empty leaves it.
 */
export function SearchBox(props: SearchBoxProps) {
  const { field, label, vocabulary, query, isFound, onChange, onEnter } = props;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState(query);
  /** What was typed, without what an input method is still composing. */
  const [read, setRead] = useState(query);
  const [caret, setCaret] = useState(0);
  const [offer, setOffer] = useState<Offer>('none');
  /** The text of the option one stands on. */
  const [highlighted, setHighlighted] = useState<string | null>(null);
  const { hasFocus, onFocus, onBlur } = useFocusAtRest();
  const sent = useRef(query);
  const isComposing = useRef(false);
  /** Whether one waits for what was found, and does nothing else in the field meanwhile. */
  const isGoingOn = useRef(false);
  const movedTo = useRef<number | null>(null);
  const problems = useMemo(() => parseQuery(read).problems, [read]);

  const options = offer === 'none' ? [] : (offer === 'all' ? waysAt : suggestAt)(typed, caret, vocabulary);
  const active = options.findIndex(({ text }) => text === highlighted);

  const send = (text: string): void => {
    sent.current = text;
    if (text !== query) onChange(text);
  };
  const latestSend = useRef(send);
  latestSend.current = send;
  const close = (): void => {
    setOffer('none');
    setHighlighted(null);
  };
  const type = (text: string, at: number): void => {
    isGoingOn.current = false;
    setTyped(text);
    setRead(text);
    setCaret(at);
    setHighlighted(null);
    setOffer('typed');
  };

  useEffect(() => {
    if (!isGoingOn.current || !isFound) return;
    isGoingOn.current = false;
    onEnter();
  }, [query, isFound]);
  useEffect(() => {
    // The query changed elsewhere: a filter was taken away, or one went back.
    if (query === sent.current) return;
    sent.current = query;
    setTyped(query);
    setRead(query);
    close();
  }, [query]);
  useEffect(() => {
    if (typed === sent.current || isComposing.current) return;
    const timer = setTimeout(() => {
      // What else the list is filtered by may have changed meanwhile.
      latestSend.current(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  useEffect(() => {
    // However it was moved; the field's own event tells of selections only.
    const abort = new AbortController();
    document.addEventListener(
      'selectionchange',
      () => {
        const at = document.activeElement === field.current ? field.current?.selectionEnd : null;
        if (typeof at === 'number' && !isComposing.current) setCaret(at);
      },
      { signal: abort.signal },
    );
    return () => {
      abort.abort();
    };
  }, []);
  useLayoutEffect(() => {
    if (movedTo.current !== null) field.current?.setSelectionRange(movedTo.current, movedTo.current);
    movedTo.current = null;
  }, [typed]);
  useLayoutEffect(() => {
    // In the top layer, so that the list below doesn't cut it off.
    if (!list.current || !box.current) return;
    list.current.togglePopover(options.length > 0);
    if (options.length > 0) placeBeside(list.current, box.current);
    list.current.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });

  const choose = (option: Suggestion): void => {
    const changed = withSuggestion(typed, option);
    // What stands there already isn't drawn again.
    if (changed.query === typed) field.current?.setSelectionRange(changed.caret, changed.caret);
    else movedTo.current = changed.caret;
    type(changed.query, changed.caret);
    // Behind an operator its values come next.
    if (option.value !== null) close();
  };
  useCompositionEnd(field, ({ value, selectionEnd }) => {
    isComposing.current = false;
    type(value, selectionEnd ?? value.length);
    send(value);
  });
  const offerAll = (): void => {
    field.current?.focus();
    const end = field.current?.selectionEnd ?? typed.length;
    setCaret(end);
    setHighlighted(null);
    setOffer('all');
  };
  const hasAll = offer === 'all' && options.length > 0;

  return (
    <search class={styles.search}>
      <div ref={box} class={styles.box}>
        <Search size={16} aria-hidden="true" />
        <input
          ref={field}
          id={`${id}-input`}
          type="search"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          maxLength={LONGEST_QUERY}
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={options[active] ? `${id}-${String(active)}` : undefined}
          placeholder={label}
          onInput={({ currentTarget, isComposing: isUnfinished }) => {
            isComposing.current = isUnfinished;
            isGoingOn.current = false;
            const { value, selectionEnd } = currentTarget;
            if (isUnfinished) setTyped(value);
            else type(value, selectionEnd ?? value.length);
          }}
          onFocus={onFocus}
          onBlur={() => {
            isGoingOn.current = false;
            onBlur();
            close();
          }}
          onKeyDown={(event) => {
            isGoingOn.current = false;
            if (!event.isComposing) onKey(event);
          }}
        />
        <kbd aria-hidden="true">/</kbd>
        <button
          type="button"
          class={styles.ways}
          title={i18n.t('query.ways')}
          aria-label={i18n.t('query.ways')}
          aria-expanded={hasAll}
          aria-controls={`${id}-list`}
          onMouseDown={(event) => {
            // The field keeps the focus, and with it what is offered.
            event.preventDefault();
          }}
          onClick={hasAll ? close : offerAll}
        >
          <ListFilter size={16} aria-hidden="true" />
        </button>
      </div>
      <ul
        id={`${id}-list`}
        ref={list}
        class={styles.list}
        popover="manual"
        role="listbox"
        aria-label={i18n.t('query.suggestions')}
      >
        {options.map((option, index) => (
          <li
            key={option.text}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              event.preventDefault();
              if (event.button === 0) choose(option);
            }}
          >
            <bdi>{option.text}</bdi>
            <span>{aboutOption(option)}</span>
          </li>
        ))}
      </ul>
      <QueryProblems
        query={read}
        problems={problems.filter(({ isUnfinished }) => !isUnfinished || !hasFocus)}
        onGoTo={({ start, end }) => {
          field.current?.focus();
          field.current?.setSelectionRange(start, end);
        }}
      />
    </search>
  );

  function onKey(event: KeyboardEvent & { currentTarget: HTMLInputElement }): void {
    const option = options[active];
    if (event.key === 'Enter' && option) {
      event.preventDefault();
      choose(option);
    } else if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault();
      offerAll();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      // One place before the first option is the field itself.
      const next = ((active + 1 + step + options.length + 1) % (options.length + 1)) - 1;
      setHighlighted(options[next]?.text ?? null);
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      event.preventDefault();
      close();
      // What was found is there once the list has the query and its answer.
      isGoingOn.current = typed !== query || !isFound;
      if (isGoingOn.current) send(typed);
      else onEnter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (options.length > 0) {
        close();
        return;
      }
      if (typed === '') event.currentTarget.blur();
      setTyped('');
      setRead('');
      send('');
    }
  }
}

/** What an option means, where it doesn't say so itself. */
function aboutOption({ name, value }: Suggestion): string {
  if (value === null) return i18n.t(`query.about.${name}`);
  return value.label === value.value ? i18n.t(`query.names.${name}`) : value.label;
}
