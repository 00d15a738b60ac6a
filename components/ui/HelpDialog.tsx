import { i18n } from '#i18n';

import { Dialog } from './Dialog';
import styles from './HelpDialog.module.css';

type Message = Parameters<typeof i18n.t>[0];

/** What each key does, in the order they are listed. */
const KEYS = {
  library: [
    ['help.search', '/'],
    ['help.nextRow', 'j'],
    ['help.previousRow', 'k'],
    ['help.open', 'Enter', 'o'],
    ['help.select', 'x'],
    ['help.selectAll', 'Ctrl', 'a'],
    ['help.favourite', 'f'],
    ['help.archive', 'e'],
    ['help.delete', '#', 'Delete'],
    ['help.clear', 'Esc'],
    ['help.help', '?'],
  ],
  reader: [
    ['help.nextArticle', 'j'],
    ['help.previousArticle', 'k'],
    ['help.find', '/'],
    ['help.highlight', 'h'],
    ['help.note', 'm'],
    ['help.nextHighlight', 'n'],
    ['help.previousHighlight', 'p'],
    ['help.favourite', 'f'],
    ['help.archive', 'e'],
    ['help.back', 'Esc'],
    ['help.help', '?'],
  ],
} satisfies Record<string, [Message, ...string[]][]>;

/** Every key of a view. */
export function HelpDialog({ kind, onClose }: { kind: keyof typeof KEYS; onClose: () => void }) {
  return (
    <Dialog title={i18n.t('help.title')} onClose={onClose}>
      <dl class={styles.keys}>
        {KEYS[kind].map(([message, ...keys]) => (
          <div key={message}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{i18n.t(message)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
