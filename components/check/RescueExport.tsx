import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { downloadBlob } from '@/components/export/download-blob';
import { Button } from '@/components/ui/Button';

import styles from './Check.module.css';
import { Meter } from './Meter';

type State =
  | { step: 'offered' }
  | { step: 'running'; done: number; total: number }
  | { step: 'done'; words: string }
  | { step: 'failed'; words: string };

/** Name of the library's database. */
const DATABASE = 'cuttings';

/** Offers every row that can be read as a file, also where the library can't be opened: it is read past all that opens it. */
export function RescueExport({ onBusy }: { onBusy?: (isBusy: boolean) => void }) {
  const [state, setState] = useState<State>({ step: 'offered' });
  const abort = useRef(new AbortController());
  useEffect(
    () => () => {
      abort.current.abort();
    },
    [],
  );

  const run = async (): Promise<void> => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setState({ step: 'running', done: 0, total: 0 });
    onBusy?.(true);
    try {
      const { rescueLibrary } = await import('@/utils/library/check/rescue-library');
      const rescued = await rescueLibrary({
        indexedDB,
        name: DATABASE,
        now: new Date(),
        readme: `${i18n.t('rescue.readme')}\n`,
        deliver: ({ name, blob }) => {
          downloadBlob(blob, name);
        },
        onProgress: (done, total) => {
          if (!signal.aborted) setState({ step: 'running', done, total });
        },
        signal,
      });
      setState({ step: 'done', words: rescued ? doneWords(rescued) : i18n.t('rescue.nothing') });
    } catch (error) {
      if (signal.aborted) setState({ step: 'offered' });
      else setState({ step: 'failed', words: i18n.t('rescue.failed', [String(error)]) });
    } finally {
      onBusy?.(false);
    }
  };

  const isRunning = state.step === 'running';
  return (
    <div class={styles.rescue} data-rescue={state.step}>
      <p class={styles.quiet}>{i18n.t('rescue.about')}</p>
      <Button
        onClick={() => {
          if (isRunning) abort.current.abort();
          else void run();
        }}
      >
        {i18n.t(isRunning ? 'rescue.cancel' : 'rescue.run')}
      </Button>
      <p role="status" class={styles.said}>
        {isRunning ? i18n.t('rescue.running') : state.step === 'done' ? state.words : ''}
      </p>
      {isRunning && <Meter done={state.done} total={state.total} />}
      {state.step === 'failed' && (
        <p role="alert" class={styles.failure}>
          {state.words}
        </p>
      )}
    </div>
  );
}

function doneWords({ rows, unreadable }: { rows: number; unreadable: number }): string {
  const without = unreadable === 0 ? [] : [i18n.t('rescue.without', unreadable)];
  return [i18n.t('rescue.done', rows), ...without].join(' ');
}
