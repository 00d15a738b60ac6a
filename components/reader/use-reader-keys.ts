import { goTo } from '@/components/hooks/use-hash-route';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import type { NamedColor } from '@/utils/annotation/color-preferences';

import type { ArticleActions } from './use-article-actions';
import type { Editing } from './use-editing';
import type { Going } from './use-going';
import type { Marking } from './use-marking';
import type { SearchHits } from './use-search-hits';

interface ReaderKeys {
  /** Addresses of the articles beside this one. */
  previous: string | null;
  next: string | null;
  going: Going;
  /** While there are any, they are what is gone to. */
  hits: SearchHits;
  marking: Marking;
  editing: Editing;
  actions: ArticleActions;
  /** In the order of the number keys. */
  colors: NamedColor[];
  onCard: () => void;
  onFind: () => void;
  onHelp: () => void;
  onCorrect: () => void;
  onCite: () => void;
  onBack: () => void;
}

/** What the keys do in the reader; the list under help names them. */
export function useReaderKeys(keys: ReaderKeys): void {
  const { previous, next, going, hits, marking, editing, actions, colors } = keys;
  const { step } = hits.count > 0 ? hits : going;
  useShortcuts({
    j: goTo(next),
    k: goTo(previous),
    n: () => {
      step(1);
    },
    p: () => {
      step(-1);
    },
    N: () => {
      if (hits.count > 0) hits.step(-1);
    },
    o: keys.onCard,
    h: () => void marking.highlight(marking.lastColor),
    m: () => void marking.highlightWithNote(),
    ...Object.fromEntries(
      colors.map(({ color }, index) => [String(index + 1), () => void marking.highlight(color)]),
    ),
    a: () => {
      document.querySelector<HTMLElement>('[data-end=end]')?.focus();
    },
    s: editing.beginSplit,
    g: () => void editing.merge(),
    'Ctrl+z': () => void editing.undo(),
    'Ctrl+Z': () => void editing.redo(),
    'Ctrl+y': () => void editing.redo(),
    '/': keys.onFind,
    '?': keys.onHelp,
    c: keys.onCorrect,
    q: keys.onCite,
    f: actions.toggleFavourite,
    e: actions.toggleArchived,
    Escape: keys.onBack,
  });
}
