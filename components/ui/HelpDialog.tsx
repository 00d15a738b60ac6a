import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { CheckSection } from '@/components/check/CheckSection';
import { useCommandKeys } from '@/components/hooks/use-command-keys';
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
    ['extend', 'Shift', 'j'],
    ['extendBack', 'Shift', 'k'],
    ['selectAll', 'Ctrl', 'a'],
    ['tag', 't'],
    ['favourite', 'f'],
    ['archive', 'e'],
    ['delete', '#', 'Delete'],
    ['undo', 'u'],
    ['saveSearch', 's'],
    ['renameBeside', 'F2'],
    ['clear', 'Esc'],
    ['help', '?'],
  ],
  annotations: [
    ['search', '/'],
    ['nextHighlight', 'j'],
    ['previousHighlight', 'k'],
    ['open', 'Enter', 'o'],
    ['help', '?'],
  ],
  doubles: [
    ['undo', 'u'],
    ['help', '?'],
  ],
  reader: [
    ['nextArticle', 'j'],
    ['previousArticle', 'k'],
    ['find', '/'],
    ['nextHit', 'n'],
    ['previousHit', 'N'],
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
    ['cite', 'q'],
    ['favourite', 'f'],
    ['archive', 'e'],
    ['back', 'Esc'],
    ['help', '?'],
  ],
} as const;

/** Our commands, each with the message that the browser shows for it. */
const COMMANDS = [
  ['_execute_action', 'commandSave'],
  ['highlight-selection', 'commandHighlight'],
  ['open-panel', 'commandPanel'],
  ['next-highlight', 'commandNext'],
  ['previous-highlight', 'commandPrevious'],
  ['open-library', 'commandLibrary'],
] as const;

interface HelpDialogProps {
  kind: keyof typeof KEYS;
  onClose: () => void;
  /** What else there is to know of the view. */
  children?: ComponentChildren;
}

/** Every key of a view, and of any page, and what the extension has been allowed. */
export function HelpDialog({ kind, onClose, children }: HelpDialogProps) {
  const commands = useCommandKeys();
  const commandsId = useId();
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
      {children}
      {commands && (
        <section class={styles.part} aria-labelledby={commandsId}>
          <h3 id={commandsId}>{i18n.t('help.everywhere')}</h3>
          <dl class={styles.keys}>
            {COMMANDS.map(([command, message]) => (
              <div key={command}>
                <dt>
                  {commands[command] === null ? (
                    <span>{i18n.t('help.noKey')}</span>
                  ) : (
                    commands[command].split('+').map((key) => <kbd key={key}>{key}</kbd>)
                  )}
                </dt>
                <dd>{i18n.t(message)}</dd>
              </div>
            ))}
          </dl>
          <p>{i18n.t('help.changeKeys')}</p>
        </section>
      )}
      <AllowedServers />
      <HighlightSites />
      <SiteBlocks />
      <CheckSection />
      <div class={styles.part}>
        <p>
          {i18n.t('help.free')}{' '}
          <a href="third-party-notices.txt" target="_blank">
            {i18n.t('help.licences')}
          </a>
        </p>
      </div>
    </Dialog>
  );
}
