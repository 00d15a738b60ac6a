import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import type { BlockChoice } from '@/utils/article/block-choice';

import { articleShare } from './article-share';
import { blockWords } from './block-words';
import { type ChosenBlock, chosenBlock, rememberedBlock } from './chosen-block';
import { keepFocus } from './keep-focus';
import { Outline } from './Outline';
import { blockAt, firstBlock, larger, neighbour, smaller } from './pickable';
import { type PickedArticle, PickerPanel } from './PickerPanel';
import { SavedPanel, type SavingState } from './SavedPanel';
import { trusted } from '@/utils/shared/trusted';
import { usePageMoves } from './use-page-moves';

/** What the picker needs of the page and the extension; the entrypoint supplies it. */
interface PickerActions {
  /** The element that we stand in, in front of the page. */
  host: Element;
  preview(choices: BlockChoice[]): PickedArticle | null;
  save(choices: BlockChoice[]): Promise<SavingState>;
  undo(choices: BlockChoice[]): Promise<void>;
  close(): void;
}

interface PickerProps {
  /** What was chosen on this site before. */
  remembered: BlockChoice[];
  actions: PickerActions;
}

/** Share of a block that stands in the article from which a click takes it out; below it, it is put in. */
const IS_IN = 0.5;

/** What is read where there is nothing to read. */
const NOTHING = { textContent: '', shows: () => false };

/** Choosing blocks in front of a page: an outline at the pointer or by arrow keys, and what the article would be. */
export function Picker({ remembered, actions }: PickerProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [history, setHistory] = useState(() => [remembered.map(rememberedBlock)]);
  const [current, setCurrent] = useState<Element | null>(firstBlock);
  const [hint, setHint] = useState('');
  const [saving, setSaving] = useState<SavingState | null>(null);
  const chosen = history.at(-1) ?? [];
  const { article, isStale } = usePreview(actions, chosen);
  const shareOf = useMemo(() => articleShare(article ?? NOTHING), [article]);
  usePageMoves();

  useLayoutEffect(() => {
    stage.current?.focus({ preventScroll: true });
  }, [saving === null]);

  if (saving) {
    return (
      <SavedPanel
        saving={saving}
        onUndo={async () => {
          await actions.undo(remembered);
          actions.close();
        }}
        onBack={() => {
          setSaving(null);
        }}
        onClose={() => {
          actions.close();
        }}
      />
    );
  }

  const choiceOf = (block: Element) => chosen.find(({ elements }) => elements.includes(block));
  const isIn = current !== null && shareOf(current) >= IS_IN;
  const own = current ? choiceOf(current) : undefined;

  return (
    <div class="picker" onKeyDown={trusted(keepFocus)}>
      <div
        ref={stage}
        class="stage"
        role="application"
        tabIndex={0}
        aria-label={i18n.t('picker.title')}
        aria-describedby="advice"
        onKeyDown={trusted(onKeyDown)}
        onPointerMove={trusted((event: PointerEvent) => {
          if (event.pointerType === 'mouse') pointAt(event);
        })}
        onClick={trusted((event: MouseEvent) => {
          const hit = blockAt(event.clientX, event.clientY, actions.host);
          // A finger points with its first touch; a mouse has pointed already.
          if (hit && hit === current) toggle();
          else if (hit) point(hit);
        })}
      />
      {chosen.flatMap(({ kind, elements }) =>
        elements.map((block) => <Outline key={block} block={block} kind={kind} />),
      )}
      {current && <Outline block={current} kind="current" />}
      <PickerPanel
        words={hint === '' ? wordsOf(current) : hint}
        action={own ? 'unchoose' : isIn ? 'takeOut' : 'putIn'}
        article={article}
        isStale={isStale}
        isChanged={history.length > 1}
        onLarger={() => {
          step(current && larger(current));
        }}
        onSmaller={() => {
          step(current && smaller(current));
        }}
        onToggle={toggle}
        onUndo={undoLast}
        onSave={() => void save()}
        onCancel={() => {
          actions.close();
        }}
      />
    </div>
  );

  function pointAt({ clientX, clientY }: PointerEvent): void {
    const hit = blockAt(clientX, clientY, actions.host);
    if (hit && hit !== current) point(hit);
  }

  function point(block: Element): void {
    setHint('');
    setCurrent(block);
  }

  function step(block: Element | null): void {
    if (!block) return;
    block.scrollIntoView({ block: 'nearest' });
    point(block);
  }

  function toggle(): void {
    if (!current) return;
    if (own) {
      setHistory([...history, chosen.filter((one) => one !== own)]);
      return;
    }
    const choice = chosenBlock(isIn ? 'exclude' : 'include', current);
    if (choice) setHistory([...history, [...chosen, choice]]);
    setHint(choice ? '' : i18n.t('picker.unnameable'));
  }

  function undoLast(): void {
    if (history.length > 1) setHistory(history.slice(0, -1));
  }

  async function save(): Promise<void> {
    setSaving({ kind: 'saving' });
    setSaving(await actions.save(chosen.map(({ kind, selector }) => ({ kind, selector }))));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, () => void> = {
      ArrowUp: () => {
        step(current && larger(current));
      },
      ArrowDown: () => {
        step(current && smaller(current));
      },
      ArrowRight: () => {
        step(current && neighbour(current, 'next'));
      },
      ArrowLeft: () => {
        step(current && neighbour(current, 'previous'));
      },
      Enter: toggle,
      ' ': toggle,
    };
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey;
    const run = isUndo ? undoLast : isPlain ? steps[event.key] : undefined;
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  }

  function wordsOf(block: Element | null): string {
    if (!block) return i18n.t('picker.nothing');
    const choice = choiceOf(block);
    const state = choice ? `picker.states.${choice.kind}` : isIn ? 'picker.states.in' : 'picker.states.out';
    return i18n.t('picker.described', [blockWords(block), i18n.t(state as 'picker.states.in')]);
  }
}

/** The article with these choices; whether it is still that of the choices before, until the screen shows what was chosen. */
function usePreview(
  actions: PickerActions,
  chosen: ChosenBlock[],
): { article: PickedArticle | null; isStale: boolean } {
  const readNow = () => ({
    chosen,
    article: actions.preview(chosen.map(({ kind, selector }) => ({ kind, selector }))),
  });
  const [read, setRead] = useState(readNow);
  useEffect(() => {
    if (read.chosen === chosen) return;
    const timer = setTimeout(() => {
      setRead(readNow());
    });
    return () => {
      clearTimeout(timer);
    };
  }, [chosen]);
  return { article: read.article, isStale: read.chosen !== chosen };
}
