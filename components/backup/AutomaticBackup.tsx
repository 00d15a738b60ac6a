import { FolderOpen } from 'lucide-preact';
import { useEffect, useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { Choice } from '@/components/ui/Choice';
import { showToast } from '@/components/ui/Toast';
import { backupDue } from '@/utils/backup/backup-due';
import { BACKUP_PLACES, BACKUP_SCHEDULES, type BackupPlan } from '@/utils/backup/backup-plan';
import {
  canPickFolders,
  folderPermission,
  keepFolder,
  keptFolder,
  pickFolder,
} from '@/utils/storage/folder-handles';
import { settings } from '@/utils/storage/settings';

import { automaticBackup } from './automatic-backup';
import styles from './Backup.module.css';
import { attemptWords, dueWords, progressWords } from './backup-words';
import { FolderAgain } from './FolderAgain';
import { NumberField } from './NumberField';

/** When backups make themselves, where to, how many are kept; what became of the last one, and when the next is due. */
export function AutomaticBackup({ unbacked }: { unbacked: number }) {
  const { now } = useLibrary();
  const [plan, setPlan] = useSetting(settings.backupPlan);
  const [lastBackup] = useSetting(settings.lastBackup);
  const [attempt] = useSetting(settings.backupAttempt);
  const title = useId();
  const change = (changed: Partial<BackupPlan>): void => {
    setPlan({ ...plan, ...changed });
  };
  const automatic = automaticBackup.value;
  const due = backupDue(plan, { lastBackup, attempt, unbacked }, now());
  return (
    <section class={styles.auto} aria-labelledby={title} data-schedule={plan.schedule}>
      <h3 id={title}>{i18n.t('backup.auto.title')}</h3>
      <Choice
        label={i18n.t('backup.auto.when')}
        values={BACKUP_SCHEDULES}
        value={plan.schedule}
        nameOf={(one) => i18n.t(`backup.auto.schedules.${one}`)}
        onChange={(schedule) => {
          change({ schedule });
        }}
      />
      {plan.schedule === 'changes' && (
        <NumberField
          label={i18n.t('backup.auto.changes')}
          value={plan.changes}
          max={10_000}
          onChange={(changes) => {
            change({ changes });
          }}
        />
      )}
      {plan.schedule !== 'never' && (
        <>
          <p class={styles.due} data-due="">
            {automatic.step === 'running' ? progressWords(automatic) : dueWords(due)}
          </p>
          {attempt && (
            <p class={styles.failed} data-attempt={attempt.why}>
              {attemptWords(attempt)}
            </p>
          )}
          {canPickFolders() && (
            <Choice
              label={i18n.t('backup.auto.where')}
              values={BACKUP_PLACES}
              value={plan.place}
              nameOf={(one) => i18n.t(`backup.auto.places.${one}`)}
              onChange={(place) => {
                change({ place });
              }}
            />
          )}
          {plan.place === 'folder' ? (
            <ChosenFolder plan={plan} onChange={change} />
          ) : (
            <p class={styles.quiet}>{i18n.t('backup.auto.aboutDownloads')}</p>
          )}
          <p class={styles.quiet}>{i18n.t('backup.auto.about')}</p>
        </>
      )}
    </section>
  );
}

interface ChosenFolderProps {
  plan: BackupPlan;
  onChange: (changed: Partial<BackupPlan>) => void;
}

/** The folder that backups go to, and how many stay there. */
function ChosenFolder({ plan, onChange }: ChosenFolderProps) {
  const kept = useLiveQuery(() => keptFolder('backup'), []);
  const folder = kept.state === 'ready' ? kept.value : null;
  const [permission, setPermission] = useState<PermissionState | null>(null);
  const look = async (): Promise<void> => {
    try {
      setPermission(folder && (await folderPermission(folder)));
    } catch (error) {
      showToast({ message: i18n.t('backup.auto.notAsked', [String(error)]) });
    }
  };
  useEffect(() => {
    void look();
  }, [folder]);
  const choose = async (): Promise<void> => {
    try {
      const chosen = await pickFolder('backup');
      if (!chosen) return;
      // What lies in the one before isn't in this one.
      if (!folder || !(await folder.isSameEntry(chosen))) await settings.folderBackups.setValue([]);
      await settings.backupAttempt.setValue(null);
      await keepFolder('backup', chosen);
    } catch (error) {
      showToast({ message: i18n.t('backup.auto.notChosen', [String(error)]) });
    }
  };
  if (kept.state === 'loading') return null;
  return (
    <>
      <p class={styles.folder} data-folder={folder?.name ?? ''}>
        {folder && <strong dir="auto">{folder.name}</strong>}
        <Button icon={FolderOpen} data-choose-folder="" onClick={() => void choose()}>
          {i18n.t(folder ? 'backup.auto.chooseOther' : 'backup.auto.choose')}
        </Button>
      </p>
      {folder && permission !== null && permission !== 'granted' && (
        <FolderAgain name={folder.name} onAllowed={() => void look()} />
      )}
      {folder ? (
        <>
          <NumberField
            label={i18n.t('backup.auto.keep')}
            value={plan.keep}
            max={1000}
            onChange={(keep) => {
              onChange({ keep });
            }}
          />
          <p class={styles.quiet}>{i18n.t('backup.auto.aboutFolder')}</p>
        </>
      ) : (
        <p class={styles.quiet}>{i18n.t('backup.auto.noFolder')}</p>
      )}
    </>
  );
}
