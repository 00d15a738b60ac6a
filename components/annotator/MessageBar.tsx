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
  return (
    <section class="message" aria-label={i18n.t('appName')} data-message={message.kind}>
      <p role={isAlert ? 'alert' : 'status'}>{wordsOf(message)}</p>
      {message.kind === 'deleted' &&
        button(i18n.t('annotation.undo'), () => {
          actions.restore(message.id);
        })}
      {quote !== null &&
        button(i18n.t('annotation.copy'), () => {
          actions.copy(quote);
        })}
      {button(i18n.t('ui.close'), () => {
        actions.dismissMessage();
      })}
    </section>
  );
}

function wordsOf(message: AnnotatorMessage): string {
  switch (message.kind) {
    case 'deleted':
      return i18n.t('annotation.deleted');
    case 'panel-closed':
      return i18n.t('annotator.panelClosed');
    case 'not-stored':
      return message.words;
    case 'extension-gone':
      return i18n.t('annotator.extensionGone');
  }
}

function button(words: string, onClick: () => void) {
  return (
    <button type="button" onClick={onClick}>
      {words}
    </button>
  );
}
