import { i18n } from '#i18n';

import type { AnnotatorActions } from './Annotator';
import type { AnnotatorMessage, MessageWords } from './annotator-state';
import { messageWords } from './message-words';

interface MessageBarProps {
  message: AnnotatorMessage;
  words: MessageWords;
  actions: AnnotatorActions;
}

/** Tells at the foot of the page what was done or couldn't be, with what can be done about it. `SaidRegions` say it. */
export function MessageBar({ message, words, actions }: MessageBarProps) {
  const quote = 'quote' in message ? message.quote : null;
  return (
    <section class="message" data-message={message.kind}>
      <p>{messageWords(message)}</p>
      {message.kind === 'deleted' &&
        button(i18n.t('annotation.undo'), () => {
          actions.restore(message.id, message.url);
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
