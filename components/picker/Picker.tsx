import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

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
import { trusted } from './trusted';
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

/** Choosing blocks in front of a page: an outline at the pointer or by arrow keys, and what the article would be. */
export function Picker({ remembered, actions }: PickerProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [history, setHistory] = useState(() => [remembered.map(rememberedBlock)]);
  const [current, setCurrent] = useState<Element | null>(firstBlock);
  const [hint, setHint] = useState('');
  const [saving, setSaving] = useState<SavingState | null>(null);
  const chosen = history.at(-1) ?? [];
  const article = usePreview(actions, chosen);
  const shareOf = useMemo(() => articleShare(article?.textContent ?? ''), [article]);
  usePageMoves();

  useEffect(() => {
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
    const run = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key];
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

/** The article with these choices, read anew after the screen shows what was chosen; undefined while it is being read. */
function usePreview(actions: PickerActions, chosen: ChosenBlock[]): PickedArticle | null | undefined {
  const [read, setRead] = useState<{ chosen: ChosenBlock[]; article: PickedArticle | null } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRead({ chosen, article: actions.preview(chosen.map(({ kind, selector }) => ({ kind, selector }))) });
    });
    return () => {
      clearTimeout(timer);
    };
  }, [chosen]);
  return read?.chosen === chosen ? read.article : (read?.article ?? undefined);
}
