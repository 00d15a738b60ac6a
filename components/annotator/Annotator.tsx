import { HighlightEnds } from '@/components/reader/HighlightEnds';
import { SelectionToolbar } from '@/components/reader/SelectionToolbar';
import type { HighlightColor } from '@/utils/annotation/annotation';
import type { TextSpan } from '@/utils/article/rendered-text';
import { closestElement, documentProperty, elementOf } from '@/utils/extract/page-window';

import type {
  AnnotatorState,
  HighlightPlace,
  MarkedText,
  MessageWords,
  PictureOffer,
  PlaceChoice,
  Said,
} from './annotator-state';
import { ChoiceBar } from './ChoiceBar';
import { MessageBar } from './MessageBar';
import { PictureButton } from './PictureButton';
import { SaidRegions } from './SaidRegions';

/** What the annotator does in its page; the entrypoint supplies it. */
export interface AnnotatorActions {
  highlight(marked: MarkedText, color: HighlightColor): void;
  /** Opens the panel for the note or the tags of what is marked, which is highlighted if it isn't. */
  write(marked: MarkedText, field: 'note' | 'tags'): void;
  copyMarked(marked: MarkedText): void;
  /** Shows the toolbar beside a picture. */
  openPicture(offer: PictureOffer): void;
  copy(quote: string): void;
  remove(id: string): void;
  /** Undoes what was done last, or last to a highlight. */
  undo(id: string | null): void;
  /** Does again what was undone last. */
  redo(): void;
  /** Makes what is selected the place of the highlight that one was asked for. */
  attach(choice: PlaceChoice, range: Range): void;
  cancelChoice(): void;
  /** Shows a highlight with its ends elsewhere, while they are moved; null: where it stands. */
  moveEnds(marked: MarkedText, span: TextSpan | null): void;
  /** Makes that its place. */
  setEnds(marked: MarkedText, span: TextSpan): void;
  /** Brings a handle into view that keys have moved out of it. */
  reveal(handle: HTMLElement): void;
  dismissToolbar(): void;
  dismissMessage(): void;
}

interface AnnotatorProps extends AnnotatorState {
  /** What is said now. */
  said: Said | null;
  messageWords: MessageWords;
  /** What fills the window. */
  area: HTMLElement;
  actions: AnnotatorActions;
}

/** What stands in front of a page that is annotated: a toolbar beside what is selected, and messages at its foot. */
export function Annotator(props: AnnotatorProps) {
  const { marked, message, choice, history, offer, said, messageWords, area, colors, lastColor, actions } =
    props;
  return (
    <>
      {marked && (
        <SelectionToolbar
          key={marked.highlight?.id ?? 'selection'}
          range={marked.range}
          column={columnOf(marked.range)}
          area={area}
          colors={colors}
          lastColor={marked.highlight?.color ?? lastColor}
          ownColor={marked.highlight?.color ?? null}
          takesFocus={marked.takesFocus}
          hasEnds={marked.ends !== null}
          onHighlight={(color) => {
            actions.highlight(marked, color);
          }}
          onNote={() => {
            actions.write(marked, 'note');
          }}
          onCopy={copying(marked)}
          onTag={() => {
            actions.write(marked, 'tags');
          }}
          onDelete={deletion(marked)}
          {...(marked.highlight && (history.canUndo || history.canRedo)
            ? { onUndo: history.canUndo ? undo : null, onRedo: history.canRedo ? redo : null }
            : {})}
          onClose={() => {
            actions.dismissToolbar();
          }}
        />
      )}
      {offer && (
        <PictureButton
          key={offer.id ?? 'picture'}
          offer={offer}
          onOpen={() => {
            actions.openPicture(offer);
          }}
        />
      )}
      {marked?.ends && ends(marked, marked.ends)}
      {message && (
        <MessageBar
          key={message.kind}
          message={message}
          words={messageWords}
          history={history}
          actions={actions}
        />
      )}
      {choice && (
        <ChoiceBar
          choice={choice}
          onAttach={(range) => {
            actions.attach(choice, range);
          }}
          onCancel={() => {
            actions.cancelChoice();
          }}
        />
      )}
      <SaidRegions said={said} />
    </>
  );

  function undo(): void {
    actions.undo(null);
  }

  function redo(): void {
    actions.redo();
  }

  function copying(its: MarkedText): (() => void) | undefined {
    if (!its.hasWords) return undefined;
    return () => {
      actions.copyMarked(its);
    };
  }

  function ends(its: MarkedText, { placed, rendered }: HighlightPlace) {
    return (
      <HighlightEnds
        key={placed.id}
        highlight={placed}
        rendered={rendered}
        frame={area}
        onHidden={(handle) => {
          actions.reveal(handle);
        }}
        onMove={(span) => {
          actions.moveEnds(its, span);
        }}
        onDone={(span) => {
          actions.setEnds(its, span);
        }}
      />
    );
  }

  function deletion({ highlight }: MarkedText): (() => void) | undefined {
    if (!highlight) return undefined;
    return () => {
      actions.remove(highlight.id);
    };
  }
}

/** The column of text that a range begins in. */
function columnOf(range: Range): Element {
  const element = elementOf(window, range.startContainer);
  const column = element && closestElement(window, element, 'p, li, blockquote, article, section, div, body');
  return column ?? documentProperty(window, 'documentElement');
}
