import { useLayoutEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';

import { keepFocus } from './keep-focus';
import { trusted } from '@/utils/shared/trusted';

/** How far the save by chosen blocks is. */
export interface SavingState {
  kind: 'saving' | 'saved' | 'unchanged' | 'failed';
}

interface SavedPanelProps {
  saving: SavingState;
  onUndo: () => Promise<void>;
  onBack: () => void;
  onClose: () => void;
}

/** Says that the article is being saved by the choices, and then what came of it. */
export function SavedPanel({ saving: { kind }, onUndo, onBack, onClose }: SavedPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    (first.current ?? panel.current)?.focus();
  }, [kind]);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      class="panel"
      data-side="end"
      data-saving={kind}
      aria-label={i18n.t('picker.title')}
      onKeyDown={trusted(keepFocus)}
    >
      <p role={kind === 'failed' ? 'alert' : 'status'}>{i18n.t(`picker.outcome.${kind}`)}</p>
      {kind !== 'saving' && (
        <footer>
          {kind !== 'failed' && button('undo', onUndo)}
          {kind === 'failed' && button('back', onBack)}
          {button('close', onClose, true)}
        </footer>
      )}
    </section>
  );

  function button(name: 'undo' | 'back' | 'close', run: () => void | Promise<void>, isFirst = false) {
    return (
      <button
        ref={isFirst ? first : undefined}
        type="button"
        data-action={name}
        data-variant={isFirst ? 'primary' : 'plain'}
        onClick={trusted(() => void run())}
      >
        {i18n.t(`picker.${name}`)}
      </button>
    );
  }
}
