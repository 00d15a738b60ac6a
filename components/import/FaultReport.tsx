import { FileDown } from 'lucide-preact';

import { i18n } from '#i18n';
import { downloadBlob } from '@/components/export/download-blob';
import { Button } from '@/components/ui/Button';
import type { ImportFault } from '@/utils/import/import-record';
import type { ImportReport } from '@/utils/library/import/import-files';

import styles from './ImportDialog.module.css';
import { placeWords } from './import-words';

/** Faults that are shown; the file that can be saved has more. */
const SHOWN = 200;

/** What of an import can't be taken: where it stands, why, and what it is. */
export function FaultReport({ report: { faults, faultCount } }: { report: ImportReport }) {
  if (faultCount === 0) return null;
  return (
    <details class={styles.faults} open={faultCount <= 5} data-faults={faultCount}>
      <summary>{i18n.t('import.faultsTitle', faultCount)}</summary>
      <p class={styles.detail}>{i18n.t('import.faultsAbout')}</p>
      <ul tabIndex={0}>
        {faults.slice(0, SHOWN).map((fault, index) => (
          <li key={index} dir="auto">
            <span class={styles.place}>{placeWords(fault)}</span>
            {': '}
            {i18n.t(`import.faults.${fault.reason}`)}
            {fault.detail !== '' && <span class={styles.detail}> ({fault.detail})</span>}
          </li>
        ))}
        {faultCount > SHOWN && <li>{i18n.t('import.moreFaults', faultCount - SHOWN)}</li>}
      </ul>
      <Button
        icon={FileDown}
        onClick={() => {
          downloadBlob(
            new Blob([reportText(faults)], { type: 'text/plain;charset=utf-8' }),
            'Cuttings import.txt',
          );
        }}
      >
        {i18n.t('import.saveReport')}
      </Button>
    </details>
  );
}

function reportText(faults: ImportFault[]): string {
  return faults
    .map((fault) =>
      [placeWords(fault), i18n.t(`import.faults.${fault.reason}`), fault.detail]
        .map((part) => part.replace(/\s+/g, ' '))
        .join('\t'),
    )
    .join('\r\n');
}
