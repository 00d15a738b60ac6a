import { i18n } from '#i18n';
import { Choice } from '@/components/ui/Choice';
import { numberWords } from '@/components/ui/number-words';
import type { OpenBackup } from '@/utils/library/backup/open-backup';
import { RESTORE_MODES, type RestoreMode } from '@/utils/library/backup/restore-article';
import type { RestoreReport } from '@/utils/library/backup/restore-backup';

import styles from './Backup.module.css';
import { faultWords } from './backup-words';

interface RestorePreviewProps {
  report: RestoreReport;
  /** What is to be restored, and how; missing once it is. */
  backup?: OpenBackup;
  mode?: RestoreMode;
  onMode?: (mode: RestoreMode) => void;
}

const COUNTS = ['added', 'changed', 'same', 'trashed'] as const;
/** Faults that are shown. */
const SHOWN = 100;

/** What restoring a backup does, or did: how many articles of each kind, and what can't be taken, with its place. */
export function RestorePreview({ report: { counts, faults }, backup, mode, onMode }: RestorePreviewProps) {
  const tense = backup ? 'would' : 'did';
  return (
    <>
      {backup && mode && onMode && (
        <div class={styles.mode} data-mode={mode}>
          <Choice
            label={i18n.t('backup.mode')}
            values={RESTORE_MODES}
            value={mode}
            nameOf={(one) => i18n.t(`backup.modes.${one}`)}
            onChange={onMode}
          />
          <p class={styles.quiet}>{i18n.t(`backup.aboutModes.${mode}`)}</p>
        </div>
      )}
      <dl class={styles.counts}>
        {COUNTS.filter((name) => counts[name] > 0).map((name) => (
          <div key={name} data-count={name}>
            <dd>{numberWords(counts[name])}</dd>
            <dt>{i18n.t(`backup.${tense}.${name}`)}</dt>
          </div>
        ))}
      </dl>
      {faults.length > 0 && (
        <details class={styles.faults} open={faults.length <= 5} data-faults={faults.length}>
          <summary>{i18n.t('backup.faultsTitle', faults.length)}</summary>
          <p class={styles.quiet}>{i18n.t('backup.faultsAbout')}</p>
          <ul tabIndex={0}>
            {faults.slice(0, SHOWN).map((fault, index) => (
              <li key={index} dir="auto">
                {faultWords(fault)}
              </li>
            ))}
            {faults.length > SHOWN && <li>{i18n.t('backup.moreFaults', faults.length - SHOWN)}</li>}
          </ul>
        </details>
      )}
    </>
  );
}
