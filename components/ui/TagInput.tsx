import { X } from 'lucide-preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useCompositionEnd } from '@/components/hooks/use-composition-end';
import { normaliseTag, withTag } from '@/utils/article/tags';
import { matchingTags } from '@/utils/search/matching-tags';

import { placeBeside } from './place-beside';
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
/** What ends a tag, as keyboards of several languages have it. */
const SEPARATOR = /[,，、،;；\n]/;

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
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [announcement, announce] = useState('');
  const options = isOpen ? matchingTags(typed, suggestions, tags).slice(0, MOST_SUGGESTIONS) : [];

  useLayoutEffect(() => {
    // In the top layer, so that neither a dialog nor a scrolling panel cuts it off.
    if (!list.current || !box.current) return;
    list.current.togglePopover(options.length > 0);
    if (options.length > 0) placeBeside(list.current, box.current);
  });

  const add = (text: string): void => {
    setTyped('');
    setActive(-1);
    setOpen(false);
    // Several at once are pasted.
    const added = text.split(SEPARATOR).flatMap((part) => normaliseTag(part) ?? []);
    const fresh = added.filter((tag) => withTag(tags, tag) !== tags);
    fresh.forEach(onAdd);
    if (fresh.length > 0) announce(i18n.t('ui.tagAdded', [fresh.join(', ')]));
  };
  const type = (text: string): void => {
    if (SEPARATOR.test(text)) {
      add(text);
      return;
    }
    setTyped(text);
    setActive(-1);
    setOpen(true);
  };
  useCompositionEnd(input, ({ value }) => {
    type(value);
  });
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
      <div ref={box} class={styles.box}>
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
            // What an input method has not finished is no tag yet, even if it holds a comma.
            if (isComposing) setTyped(currentTarget.value);
            else type(currentTarget.value);
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
      <ul id={`${id}-list`} ref={list} class={styles.list} popover="manual" role="listbox" aria-label={label}>
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
    } else if (event.key === 'Escape' && typed !== '') {
      // First the list, then what was typed; only then whatever the field is in.
      event.preventDefault();
      event.stopPropagation();
      if (options.length > 0) setOpen(false);
      else setTyped('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!isOpen) setOpen(true);
      // One place before the first option is the field itself.
      else setActive(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    }
  }
}
