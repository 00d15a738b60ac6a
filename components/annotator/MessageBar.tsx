import { i18n } from '#i18n';

import type { AnnotatorActions } from './Annotator';
import type { AnnotatorMessage } from './annotator-state';

interface MessageBarProps {
  message: AnnotatorMessage;
  actions: AnnotatorActions;
}

/** Tells at the foot of the page what was done or couldn't be, with what can be done about it. */
export function MessageBar({ message, actions }: MessageBarProps) {
  const isAlert = message.kind === 'not-stored' || message.kind === 'extension-gone';
  const quote = 'quote' in message ? message.quote : null;
  const words =
    message.kind === 'extension-gone'
      ? message.words
      : { advice: wordsOf(message), copy: i18n.t('annotation.copy'), close: i18n.t('ui.close') };
  return (
    <section class="message" data-message={message.kind}>
      <p role={isAlert ? 'alert' : 'status'}>{words.advice}</p>
      {message.kind === 'deleted' &&
        button(i18n.t('annotation.undo'), () => {
          actions.restore(message.id, message.url);
        })}
      {quote !== null &&
        button(words.copy, () => {
          actions.copy(quote);
        })}
      {button(words.close, () => {
        actions.dismissMessage();
      })}
    </section>
  );
}

function wordsOf(message: Exclude<AnnotatorMessage, { kind: 'extension-gone' }>): string {
  switch (message.kind) {
    case 'deleted':
      return i18n.t('annotation.deleted');
    case 'panel-closed':
      return message.shortcut === null
        ? i18n.t('annotator.panelClosed')
        : i18n.t('annotator.panelClosedKeys', [message.shortcut]);
    case 'not-stored':
      return message.words;
  }
}

function button(words: string, onClick: () => void) {
  return (
    <button type="button" onClick={onClick}>
      {words}
    </button>
  );
}
