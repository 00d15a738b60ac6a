import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a key does, by the value of `KeyboardEvent.key`; `Ctrl+a` stands for ⌘ on a Mac as well. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => void>;

/**
 * Listens for keys on the whole page. Keys that go into a field, to an open dialog, into an input method, or that come
 * with other modifiers are left alone.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  // As soon as the page shows what the keys are for: a key may come before it is painted.
  useLayoutEffect(() => {
    const abort = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.isComposing || event.altKey || isTaken(event.target)) return;
        const action = current.current[event.ctrlKey || event.metaKey ? `Ctrl+${event.key}` : event.key];
        if (!action) return;
        event.preventDefault();
        action(event);
      },
      { signal: abort.signal },
    );
    return () => {
      abort.abort();
    };
  }, []);
}

/** Whether keys are for something on the page: a field, a list of choices, or whatever lies over the page. */
function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog:modal')) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog[open], [popover], [role=listbox], [role=menu]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || target.matches('textarea, select');
}
