import { X } from 'lucide-preact';
import { useId, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { normaliseTag, withTag } from '@/utils/article/tags';
import { matchingTags } from '@/utils/search/matching-tags';

import styles from './TagInput.module.css';

interface TagInputProps {
  tags: string[];
  /** Tags in use, the likeliest first. */
  suggestions: string[];
  /** Called with a tag in the form it is stored in, and not there yet. */
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
  label: string;
  placeholder?: string;
  autoFocus?: boolean;
}

const MOST_SUGGESTIONS = 6;

/**
 * The tags of something, as chips, and a field for more: a combobox of the tags in use that also takes new ones
 * (WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete").
 */
export function TagInput({
  tags,
  suggestions,
  onAdd,
  onRemove,
  label,
  placeholder,
  autoFocus = false,
}: TagInputProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [announcement, announce] = useState('');
  const options = isOpen ? matchingTags(typed, suggestions, tags).slice(0, MOST_SUGGESTIONS) : [];

  const add = (text: string): void => {
    setTyped('');
    setActive(-1);
    setOpen(false);
    const tag = normaliseTag(text);
    if (tag === null || withTag(tags, tag) === tags) return;
    onAdd(tag);
    announce(i18n.t('ui.tagAdded', [tag]));
  };
  const remove = (tag: string): void => {
    onRemove(tag);
    announce(i18n.t('ui.tagRemoved', [tag]));
    input.current?.focus();
  };

  return (
    <div class={styles.field}>
      <label class={styles.label} for={`${id}-input`}>
        {label}
      </label>
      <div class={styles.box}>
        {tags.map((tag) => (
          <span key={tag} class={styles.chip}>
            <bdi>{tag}</bdi>
            <button
              type="button"
              aria-label={i18n.t('ui.removeTag', [tag])}
              onClick={() => {
                remove(tag);
              }}
            >
              <X size={12} aria-hidden="true" />
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={`${id}-input`}
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? `${id}-${String(active)}` : undefined}
          value={typed}
          placeholder={tags.length === 0 ? placeholder : undefined}
          autofocus={autoFocus}
          onInput={({ currentTarget, isComposing }) => {
            const { value } = currentTarget;
            if (!isComposing && /[,，、]$/.test(value)) {
              add(value);
              return;
            }
            setTyped(value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={() => {
            if (typed !== '') setOpen(true);
          }}
          onBlur={() => {
            // What was typed is meant, whether or not it was confirmed.
            add(typed);
          }}
          onKeyDown={(event) => {
            if (!event.isComposing) onKey(event);
          }}
        />
      </div>
      <ul
        id={`${id}-list`}
        class={styles.list}
        role="listbox"
        aria-label={label}
        hidden={options.length === 0}
      >
        {options.map((tag, index) => (
          <li
            key={tag}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => {
              // Before the field loses the focus, which would take what was typed instead.
              event.preventDefault();
              add(tag);
            }}
          >
            {tag}
          </li>
        ))}
      </ul>
      <span class="visually-hidden" role="status">
        {announcement}
      </span>
    </div>
  );

  function onKey(event: KeyboardEvent): void {
    const last = tags.at(-1);
    if (event.key === 'Enter' && (typed !== '' || active >= 0)) {
      event.preventDefault();
      add(options[active] ?? typed);
    } else if (event.key === 'Backspace' && typed === '' && last !== undefined) {
      event.preventDefault();
      remove(last);
    } else if (event.key === 'Escape' && isOpen && options.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!isOpen) setOpen(true);
      // One place before the first option is the field itself.
      else setActive(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    }
  }
}
