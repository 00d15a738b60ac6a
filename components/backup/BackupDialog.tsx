import { FileUp, HardDriveDownload } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Meter } from '@/components/check/Meter';
import { createDocument } from '@/components/export/create-document';
import { useLibrary } from '@/components/hooks/use-library';
import { useSetting } from '@/components/hooks/use-setting';
import { tellFailure } from '@/components/library/tell-done';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { openBackup, type OpenBackup } from '@/utils/library/backup/open-backup';
import type { RestoreMode } from '@/utils/library/backup/restore-article';
import { previewRestore, restoreBackup, type RestoreReport } from '@/utils/library/backup/restore-backup';
import { askForFolder, keptFolder } from '@/utils/storage/folder-handles';
import { settings } from '@/utils/storage/settings';
import { restoreSettings } from '@/utils/storage/settings-backup';

import { BACKUP_LOCK, isAutomaticHeld, lookAgain } from './automatic-backup';
import { AutomaticBackup } from './AutomaticBackup';
import styles from './Backup.module.css';
import { faultWords, madeWords, momentWords, sinceWords, notMadeWords } from './backup-words';
import { makeBackup, makeFolderBackup } from './make-backup';
import { RestorePreview } from './RestorePreview';

/** How far backing up or restoring is. */
type State =
  | { step: 'offered'; said: string }
  | { step: 'saving' | 'reading' | 'restoring'; done: number; total: number }
  | { step: 'preview'; backup: OpenBackup; mode: RestoreMode; reports: Record<RestoreMode, RestoreReport> }
  | { step: 'restored'; report: RestoreReport }
  | { step: 'failed'; why: string };

const OFFERED: State = { step: 'offered', said: '' };

/** Makes a backup of the library, and restores one: what it holds, what it would change, how far it is, and what couldn't be taken. */
export function BackupDialog({ unbacked, onClose }: { unbacked: number; onClose: () => void }) {
  const library = useLibrary();
  const [lastBackup] = useSetting(settings.lastBackup);
  const [state, setState] = useState<State>(OFFERED);
  const abort = useRef(new AbortController());
  const said = useRef<HTMLParagraphElement>(null);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    isAutomaticHeld.value = true;
    return () => {
      abort.current.abort();
      isAutomaticHeld.value = false;
      lookAgain();
    };
  }, []);
  useEffect(() => {
    // What was clicked goes away: where it was, it is told how things go on.
    if (state !== OFFERED) said.current?.focus();
  }, [state.step]);

  /** Does work that can be stopped; `stopped` is how things stand when it was, `words` say why it failed. */
  const attempt = async (
    work: (signal: AbortSignal) => Promise<State>,
    stopped: State,
    words: (error: unknown) => string,
  ): Promise<void> => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    try {
      setState(await work(signal));
    } catch (error) {
      setState(signal.aborted ? stopped : { step: 'failed', why: words(error) });
    }
  };
  const showing = (step: 'saving' | 'reading' | 'restoring', signal: AbortSignal) => {
    setState({ step, done: 0, total: 0 });
    return (done: number, total: number): void => {
      if (!signal.aborted) setState({ step, done, total });
    };
  };
  const save = (): Promise<void> =>
    attempt(
      async (signal) => {
        const options = { onProgress: showing('saving', signal), signal };
        const folder = await plannedFolder();
        // Before anything is waited for: the browser asks only in a click.
        if (folder && !(await askForFolder(folder)))
          return { step: 'failed', why: i18n.t('backup.auto.blocked', [folder.name]) };
        const made = await alone(signal, () =>
          folder ? makeFolderBackup(library, folder, options) : makeBackup(library, options),
        );
        return { step: 'offered', said: madeWords(made, folder?.name ?? null) };
      },
      { step: 'offered', said: i18n.t('backup.stoppedSaving') },
      notMadeWords,
    );
  const preview = (backup: OpenBackup): Promise<void> =>
    attempt(
      async (signal) => {
        const reports = await previewRestore(library, backup, {
          onProgress: showing('reading', signal),
          signal,
        });
        return { step: 'preview', backup, mode: 'merge', reports };
      },
      { step: 'offered', said: i18n.t('backup.stoppedReading') },
      (error) => i18n.t('backup.notRead', [String(error)]),
    );
  const open = async (file: File): Promise<void> => {
    setState({ step: 'reading', done: 0, total: 0 });
    const backup = await openBackup(file.name, file);
    if (backup.ok) await preview(backup.value);
    else setState({ step: 'failed', why: i18n.t('backup.refused', [faultWords(backup.failure)]) });
  };
  const restore = (backup: OpenBackup, mode: RestoreMode): Promise<void> =>
    attempt(
      async (signal) => {
        const onProgress = showing('restoring', signal);
        const { undoTrash, ...report } = await alone(signal, async () => {
          if (mode === 'replace')
            await makeBackup(library, { onProgress: showing('saving', signal), signal });
          return restoreBackup(library, backup, {
            ...{ mode, signal, createDocument, restoreSettings },
            sanitize: createSanitizer(window),
            onProgress,
          });
        });
        // All that there is now, is in that backup.
        if (lastBackup === null && unbacked === 0) await settings.lastBackup.setValue(backup.createdAt);
        if (undoTrash) {
          const takeBack = (): void => {
            undoTrash().catch(tellFailure);
          };
          showToast({
            message: i18n.t('backup.trashed', report.counts.trashed),
            action: { label: i18n.t('library.undo'), run: takeBack },
          });
        }
        return { step: 'restored', report };
      },
      { step: 'offered', said: i18n.t('backup.stopped') },
      (error) => i18n.t('backup.notRestored', [String(error)]),
    );

  const isBusy = state.step === 'saving' || state.step === 'reading' || state.step === 'restoring';
  return (
    <Dialog
      title={i18n.t('backup.title')}
      onClose={onClose}
      footer={
        <>
          {isBusy ? (
            <Button
              data-stop=""
              onClick={() => {
                abort.current.abort();
              }}
            >
              {i18n.t('backup.stop')}
            </Button>
          ) : (
            <Button onClick={onClose}>
              {i18n.t(state.step === 'preview' ? 'backup.cancel' : 'backup.close')}
            </Button>
          )}
          {state.step === 'preview' && (
            <Button variant="primary" data-restore="" onClick={() => void restore(state.backup, state.mode)}>
              {i18n.t('backup.start')}
            </Button>
          )}
        </>
      }
    >
      <div data-backup={state.step}>
        <p
          ref={said}
          role={state.step === 'failed' ? 'alert' : 'status'}
          tabIndex={-1}
          class={styles.said}
          data-said=""
        >
          {wordsOf(state)}
        </p>
        {isBusy && <Meter done={state.done} total={state.total} />}
        {(state.step === 'offered' || state.step === 'failed') && (
          <>
            <p class={styles.about}>{i18n.t('backup.about')}</p>
            <p class={styles.actions}>
              <Button variant="primary" icon={HardDriveDownload} data-back-up="" onClick={() => void save()}>
                {i18n.t('backup.run')}
              </Button>
              <Button
                icon={FileUp}
                onClick={() => {
                  input.current?.click();
                }}
              >
                {i18n.t('backup.restore')}
              </Button>
              <input
                ref={input}
                type="file"
                accept=".zip,application/zip"
                hidden
                data-backup-file=""
                onChange={({ currentTarget }) => {
                  const [file] = currentTarget.files ?? [];
                  if (file) void open(file);
                }}
              />
            </p>
            <p class={styles.quiet}>
              {lastBackup === null ? i18n.t('backup.none') : i18n.t('backup.last', [momentWords(lastBackup)])}{' '}
              {unbacked > 0 && sinceWords(unbacked, lastBackup)}
            </p>
            <AutomaticBackup unbacked={unbacked} />
          </>
        )}
        {state.step === 'preview' && (
          <RestorePreview
            backup={state.backup}
            mode={state.mode}
            report={state.reports[state.mode]}
            onMode={(mode) => {
              setState({ ...state, mode });
            }}
          />
        )}
        {state.step === 'restored' && <RestorePreview report={state.report} />}
      </div>
    </Dialog>
  );
}

/** Does what no other window may do meanwhile, nor a backup that makes itself; waits for these. */
function alone<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
  return navigator.locks.request(BACKUP_LOCK, { signal }, work);
}

/** The folder that the reader's backups go to; null where they go to the downloads. */
async function plannedFolder(): Promise<FileSystemDirectoryHandle | null> {
  const { schedule, place } = await settings.backupPlan.getValue();
  return schedule !== 'never' && place === 'folder' ? keptFolder('backup') : null;
}

function wordsOf(state: State): string {
  switch (state.step) {
    case 'offered':
      return state.said;
    case 'saving':
      return i18n.t('backup.running');
    case 'reading':
      return i18n.t('backup.reading');
    case 'restoring':
      return i18n.t('backup.restoring');
    case 'preview':
      return i18n.t('backup.from', [momentWords(state.backup.createdAt)]);
    case 'restored':
      return i18n.t('backup.restored');
    case 'failed':
      return state.why;
  }
}
