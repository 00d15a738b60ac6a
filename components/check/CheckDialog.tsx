import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { checkIntegrity } from '@/utils/library/check/check-integrity';
import type { LibraryFault } from '@/utils/library/check/library-fault';
import { removeUnused, repairLibrary } from '@/utils/library/check/repair-library';

import styles from './Check.module.css';
import { FaultList } from './FaultList';
import { Meter } from './Meter';
import { RescueExport } from './RescueExport';

type State =
  | { step: 'checking' | 'repairing'; done: number; total: number }
  | { step: 'checked'; faults: LibraryFault[] }
  | { step: 'failed'; why: string };

const BEGUN: State = { step: 'checking', done: 0, total: 0 };

/** Looks whether the library is whole, tells what isn't, and repairs it: begins at once, and may be closed at any time. */
export function CheckDialog({ onClose }: { onClose: () => void }) {
  const library = useLibrary();
  const [state, setState] = useState<State>(BEGUN);
  /** What was mended or removed last; empty before anything was. */
  const [told, setTold] = useState('');
  const [isRescuing, setRescuing] = useState(false);
  const abort = useRef(new AbortController());
  const said = useRef<HTMLParagraphElement>(null);
  const { signal } = abort.current;

  const attempt = async (words: (why: string) => string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) setState({ step: 'failed', why: words(String(error)) });
    }
  };
  const check = (failed: 'check.failed' | 'check.repairFailed'): Promise<void> =>
    attempt(
      (why) => i18n.t(failed, [why]),
      async () => {
        setState(BEGUN);
        const faults = await checkIntegrity(library, { onProgress: showing('checking'), signal });
        setState({ step: 'checked', faults });
      },
    );
  const repair = (faults: LibraryFault[]): Promise<void> =>
    attempt(
      (why) => i18n.t('check.repairFailed', [why]),
      async () => {
        setState({ step: 'repairing', done: 0, total: 0 });
        focusWords();
        const { mended, left } = await repairLibrary(library, faults, {
          sanitize: createSanitizer(window),
          recoveredTitle: (site) => i18n.t('check.recoveredTitle', [site]),
          onProgress: showing('repairing'),
          signal,
        });
        const [first] = left;
        setTold(
          [
            i18n.t('check.mended', mended.length),
            ...(first ? [i18n.t('check.lastError', [String(first.error)])] : []),
          ].join(' '),
        );
        await check('check.repairFailed');
      },
    );
  const remove = (faults: LibraryFault[]): Promise<void> =>
    attempt(
      (why) => i18n.t('check.repairFailed', [why]),
      async () => {
        setState({ step: 'repairing', done: 0, total: 0 });
        focusWords();
        await removeUnused(library, faults);
        setTold(i18n.t('check.removed', faults.length));
        await check('check.repairFailed');
      },
    );

  useEffect(() => {
    void check('check.failed');
    return () => {
      abort.current.abort();
    };
  }, []);

  const faults = state.step === 'checked' ? state.faults : [];
  const isBusy = state.step === 'checking' || state.step === 'repairing' || isRescuing;
  const canMend = faults.some(({ remedy }) => remedy === 'mend');
  return (
    <Dialog
      title={i18n.t('check.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t(isBusy ? 'check.cancel' : 'check.close')}</Button>
          {!isBusy && !canMend && (
            <Button
              onClick={() => {
                setTold('');
                focusWords();
                void check('check.failed');
              }}
            >
              {i18n.t('check.again')}
            </Button>
          )}
          {canMend && (
            <Button variant="primary" disabled={isRescuing} onClick={() => void repair(faults)}>
              {i18n.t('check.repair')}
            </Button>
          )}
        </>
      }
    >
      <div data-check={state.step} data-faults={state.step === 'checked' ? faults.length : undefined}>
        <p ref={said} role="status" tabIndex={-1} class={styles.said}>
          {wordsOf(state, told)}
        </p>
        {(state.step === 'checking' || state.step === 'repairing') && (
          <Meter done={state.done} total={state.total} />
        )}
        {state.step === 'failed' && (
          <p role="alert" class={styles.failure}>
            {state.why}
          </p>
        )}
        {state.step === 'checked' && faults.length === 0 && (
          <p class={styles.quiet}>{i18n.t('check.wholeAbout')}</p>
        )}
        <FaultList faults={faults} isBusy={isRescuing} onRemove={(unused) => void remove(unused)} />
        {(state.step === 'checked' || state.step === 'failed') && <RescueExport onBusy={setRescuing} />}
      </div>
    </Dialog>
  );

  function showing(step: 'checking' | 'repairing') {
    return (done: number, total: number): void => {
      if (!signal.aborted) setState({ step, done, total });
    };
  }

  /** What was clicked goes away: where it was, it is told how things go on. */
  function focusWords(): void {
    said.current?.focus();
  }
}

function wordsOf(state: State, told: string): string {
  switch (state.step) {
    case 'checking':
      return [told, i18n.t('check.running')].join(' ').trim();
    case 'repairing':
      return i18n.t('check.repairing');
    case 'failed':
      return told;
    case 'checked': {
      const count = state.faults.length;
      if (told === '') return count === 0 ? i18n.t('check.whole') : i18n.t('check.found', count);
      return [told, count === 0 ? i18n.t('check.whole') : i18n.t('check.left', count)].join(' ');
    }
  }
}
