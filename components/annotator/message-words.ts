import { i18n } from '#i18n';

import type { AnnotatorMessage, Said } from './annotator-state';

/** What a message says, to those who see it and to those who hear it. */
export function messageWords(message: AnnotatorMessage): string {
  switch (message.kind) {
    case 'deleted':
      return i18n.t('annotation.deleted');
    case 'undone':
    case 'redone':
      return i18n.t(`annotation.history.${message.kind}`);
    case 'panel-closed':
      return message.shortcut === null
        ? i18n.t('annotator.panelClosed')
        : i18n.t('annotator.panelClosedKeys', [message.shortcut]);
    case 'queued':
      return i18n.t('annotator.queued');
    case 'not-stored':
    case 'not-done':
    case 'extension-gone':
      return message.words;
  }
}

/** A message as it is said: at once where something has come to nothing. */
export function saidOf(message: AnnotatorMessage): Said {
  const isUrgent = 'words' in message;
  return { words: messageWords(message), isUrgent };
}
