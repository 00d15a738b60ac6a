import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';

import type { AnnotatorActions } from './Annotator';
import type { AnnotatorMessage, EditHistory, MessageWords } from './annotator-state';
import { messageWords } from './message-words';

interface MessageBarProps {
  message: AnnotatorMessage;
  words: MessageWords;
  history: EditHistory;
  actions: AnnotatorActions;
}

/** Tells at the foot of the page what was done or couldn't be, with what can be done about it. `SaidRegions` say it. */
export function MessageBar({ message, words, history, actions }: MessageBarProps) {
  const bar = useRef<HTMLElement>(null);
  const takesFocus = 'takesFocus' in message && message.takesFocus;
  useLayoutEffect(() => {
    if (takesFocus) bar.current?.querySelector('button')?.focus({ preventScroll: true });
  }, [message]);
  const isHistory = message.kind === 'undone' || message.kind === 'redone';
  const quote = 'quote' in message ? message.quote : null;
  return (
    <section ref={bar} class="message" data-message={message.kind}>
      <p>{messageWords(message)}</p>
      {message.kind === 'deleted' &&
        button(i18n.t('annotation.undo'), () => {
          actions.undo(message.id);
        })}
      {isHistory &&
        history.canUndo &&
        button(i18n.t('annotation.undo'), () => {
          actions.undo(null);
        })}
      {isHistory &&
        history.canRedo &&
        button(i18n.t('annotation.redo'), () => {
          actions.redo();
        })}
      {quote !== null &&
        quote !== '' &&
        button(words.copy, () => {
          actions.copy(quote);
        })}
      {button(words.close, () => {
        actions.dismissMessage();
      })}
    </section>
  );
}

function button(words: string, onClick: () => void) {
  return (
    <button type="button" onClick={onClick}>
      {words}
    </button>
  );
}
