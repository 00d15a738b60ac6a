import { i18n } from '#i18n';
import { AllowedServers } from '@/components/pictures/AllowedServers';
import { HighlightSites } from '@/components/sites/HighlightSites';
import { SiteBlocks } from '@/components/sites/SiteBlocks';

import { Dialog } from './Dialog';
import styles from './HelpDialog.module.css';

/** What each key does, a message under `help`, in the order they are listed. */
const KEYS = {
  library: [
    ['search', '/'],
    ['nextRow', 'j'],
    ['previousRow', 'k'],
    ['open', 'Enter', 'o'],
    ['select', 'x'],
    ['selectAll', 'Ctrl', 'a'],
    ['tag', 't'],
    ['favourite', 'f'],
    ['archive', 'e'],
    ['delete', '#', 'Delete'],
    ['undo', 'u'],
    ['clear', 'Esc'],
    ['help', '?'],
  ],
  reader: [
    ['nextArticle', 'j'],
    ['previousArticle', 'k'],
    ['find', '/'],
    ['highlight', 'h'],
    ['highlightIn', '1', '2', '…'],
    ['note', 'm'],
    ['adjust', 'a'],
    ['split', 's'],
    ['merge', 'g'],
    ['undoMarks', 'Ctrl', 'z'],
    ['nextHighlight', 'n'],
    ['previousHighlight', 'p'],
    ['toCard', 'o'],
    ['correct', 'c'],
    ['favourite', 'f'],
    ['archive', 'e'],
    ['back', 'Esc'],
    ['help', '?'],
  ],
} as const;

/** Every key of a view, and what the extension has been allowed. */
export function HelpDialog({ kind, onClose }: { kind: keyof typeof KEYS; onClose: () => void }) {
  const isMac = navigator.platform.startsWith('Mac');
  return (
    <Dialog title={i18n.t('help.title')} onClose={onClose}>
      <dl class={styles.keys}>
        {KEYS[kind].map(([message, ...keys]) => (
          <div key={message}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key === 'Ctrl' && isMac ? '⌘' : key}</kbd>
              ))}
            </dt>
            <dd>{i18n.t(`help.${message}`)}</dd>
          </div>
        ))}
      </dl>
      <AllowedServers />
      <HighlightSites />
      <SiteBlocks />
    </Dialog>
  );
}
