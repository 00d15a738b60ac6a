import { FileUp } from 'lucide-preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Meter } from '@/components/check/Meter';
import { useLibrary } from '@/components/hooks/use-library';
import { tellDone } from '@/components/library/tell-done';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { fileSource } from '@/utils/import/import-source';
import { IMPORT_KIND_NAMES } from '@/utils/import/import-kind';
import type { Imported, ImportReport } from '@/utils/library/import/import-files';

import { FaultReport } from './FaultReport';
import { ImportCountList } from './ImportCountList';
import styles from './ImportDialog.module.css';
import { importTools } from './import-tools';
import { addsAnything, broughtWords } from './import-words';

export interface ImportDialogProps {
  /** Files that were dropped; empty where they are still to be chosen. */
  files: File[];
  onClose: () => void;
}

/** How far an import is. */
type State =
  | { step: 'choosing' }
  | { step: 'reading'; done: number }
  | { step: 'preview'; preview: ImportReport }
  | { step: 'importing'; done: number; total: number }
  | { step: 'done'; imported: Imported }
  | { step: 'failed'; why: string };

/** Brings in what other programs have exported: what there is, what it would bring, how far it is, and what couldn't be taken. */
export function ImportDialog({ files: dropped, onClose }: ImportDialogProps) {
  const library = useLibrary();
  const [files, setFiles] = useState(dropped);
  const [state, setState] = useState<State>(
    dropped.length > 0 ? { step: 'reading', done: 0 } : { step: 'choosing' },
  );
  const abort = useRef(new AbortController());
  const isClosed = useRef(false);
  const said = useRef<HTMLParagraphElement>(null);
  const sources = (): ReturnType<typeof fileSource>[] => files.map((file) => fileSource(file.name, file));

  useEffect(() => {
    if (files.length > 0) void read();
  }, [files]);
  useEffect(
    () => () => {
      isClosed.current = true;
      abort.current.abort();
    },
    [],
  );
  useEffect(() => {
    // What was clicked goes away: where it was, it is told how things go on.
    if (state.step !== 'choosing') said.current?.focus();
  }, [state.step]);

  async function read(): Promise<void> {
    const { signal } = (abort.current = new AbortController());
    setState({ step: 'reading', done: 0 });
    try {
      // Parsers are as much code as a third of the page's, and seldom needed.
      const { previewImport } = await import('@/utils/library/import/import-files');
      const onProgress = (done: number): void => {
        setState({ step: 'reading', done });
      };
      const preview = await previewImport(library, sources(), { ...importTools(), signal, onProgress });
      setState({ step: 'preview', preview });
    } catch (error) {
      if (!signal.aborted) setState({ step: 'failed', why: String(error) });
    }
  }

  async function run(total: number): Promise<void> {
    const { signal } = (abort.current = new AbortController());
    setState({ step: 'importing', done: 0, total });
    const { runImport } = await import('@/utils/library/import/import-files');
    const imported = await runImport(library, sources(), {
      ...importTools(),
      signal,
      onProgress: (done) => {
        if (!signal.aborted) setState({ step: 'importing', done, total });
      },
    });
    if (!isClosed.current) setState({ step: 'done', imported });
    else if (imported.stored.length > 0) {
      showToast({
        message: [i18n.t('import.stopped'), broughtWords(imported.counts)].join(' '),
        action: {
          label: i18n.t('library.undo'),
          run: () => {
            undo(imported);
          },
        },
      });
    }
  }

  function undo({ stored }: Imported): void {
    const undone = import('@/utils/library/import/undo-import').then(({ undoImport }) =>
      undoImport(library, stored),
    );
    tellDone(
      i18n.t('import.undone'),
      undone.then(() => null),
    );
    onClose();
  }

  function stop(): void {
    abort.current.abort();
    if (state.step === 'reading') onClose();
  }

  return (
    <Dialog
      title={i18n.t('import.title')}
      onClose={onClose}
      footer={
        <Footer
          state={state}
          onClose={onClose}
          onStop={stop}
          onUndo={undo}
          onRun={(total) => void run(total)}
        />
      }
    >
      <div data-import={state.step}>
        {state.step === 'choosing' ? (
          <Choosing onChoose={setFiles} />
        ) : (
          <p ref={said} role={state.step === 'failed' ? 'alert' : 'status'} tabIndex={-1} class={styles.said}>
            {wordsOf(state)}
          </p>
        )}
        {state.step === 'reading' && <Meter done={0} total={0} />}
        {state.step === 'importing' && <Meter done={state.done} total={state.total} />}
        {state.step === 'preview' && <ImportCountList report={state.preview} />}
        {state.step === 'done' && <ImportCountList report={state.imported} />}
        {state.step === 'preview' && <FaultReport report={state.preview} />}
        {state.step === 'done' && <FaultReport report={state.imported} />}
      </div>
    </Dialog>
  );
}

interface FooterProps {
  state: State;
  onClose: () => void;
  onStop: () => void;
  onUndo: (imported: Imported) => void;
  onRun: (total: number) => void;
}

function Footer({ state, onClose, onStop, onUndo, onRun }: FooterProps) {
  switch (state.step) {
    case 'reading':
    case 'importing':
      return (
        <Button data-stop="" onClick={onStop}>
          {i18n.t(state.step === 'reading' ? 'import.cancel' : 'import.stop')}
        </Button>
      );
    case 'preview': {
      const { preview } = state;
      return (
        <>
          <Button onClick={onClose}>{i18n.t('import.cancel')}</Button>
          {addsAnything(preview.counts) && (
            <Button
              variant="primary"
              data-run=""
              onClick={() => {
                onRun(preview.records);
              }}
            >
              {i18n.t('import.run')}
            </Button>
          )}
        </>
      );
    }
    case 'done':
      return (
        <>
          {addsAnything(state.imported.counts) && (
            <Button
              data-undo=""
              onClick={() => {
                onUndo(state.imported);
              }}
            >
              {i18n.t('import.undo')}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {i18n.t('import.close')}
          </Button>
        </>
      );
    case 'choosing':
    case 'failed':
      return <Button onClick={onClose}>{i18n.t('import.cancel')}</Button>;
  }
}

function wordsOf(state: Exclude<State, { step: 'choosing' }>): string {
  switch (state.step) {
    case 'reading':
      return state.done === 0 ? i18n.t('import.reading') : i18n.t('import.readingSoFar', state.done);
    case 'importing':
      return i18n.t('import.running');
    case 'failed':
      return i18n.t('import.failed', [state.why]);
    case 'preview': {
      const { counts, records, faultCount } = state.preview;
      if (addsAnything(counts)) return i18n.t('import.would');
      return i18n.t(records > faultCount ? 'import.nothingNew' : 'import.nothing');
    }
    case 'done': {
      const { stopped, counts } = state.imported;
      const brought = addsAnything(counts) ? i18n.t('import.did') : i18n.t('import.didNothing');
      if (stopped?.kind === 'cancelled') return [i18n.t('import.stopped'), brought].join(' ');
      if (stopped) return [i18n.t('import.broken', [stopped.message]), brought].join(' ');
      return brought;
    }
  }
}

/** How files are chosen, and what they may be. */
function Choosing({ onChoose }: { onChoose: (files: File[]) => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <p class={styles.about}>{i18n.t('import.about')}</p>
      <p class={styles.choose}>
        <input
          ref={input}
          id={id}
          type="file"
          multiple
          hidden
          data-files=""
          onChange={({ currentTarget }) => {
            onChoose([...(currentTarget.files ?? [])]);
          }}
        />
        <Button
          variant="primary"
          icon={FileUp}
          onClick={() => {
            input.current?.click();
          }}
        >
          {i18n.t('import.choose')}
        </Button>
        <span>{i18n.t('import.orDrop')}</span>
      </p>
      <h3 class={styles.heading}>{i18n.t('import.kindsTitle')}</h3>
      <ul class={styles.kinds}>
        {IMPORT_KIND_NAMES.map((name) => (
          <li key={name}>{i18n.t(`import.kinds.${name}`)}</li>
        ))}
      </ul>
      <p class={styles.quiet}>{i18n.t('import.safe')}</p>
    </>
  );
}
