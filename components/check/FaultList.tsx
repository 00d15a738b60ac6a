import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { numberWords } from '@/components/ui/number-words';
import { FAULT_KINDS, type FaultKind, type LibraryFault } from '@/utils/library/check/library-fault';

import styles from './Check.module.css';

interface FaultListProps {
  faults: LibraryFault[];
  isBusy: boolean;
  onRemove: (unused: LibraryFault[]) => void;
}

/** Articles that are named of a kind of fault. */
const NAMED = 20;

/** What is wrong with a library, by its kinds: what it is, what is safe, what a repair does, and of which articles it is. */
export function FaultList({ faults, isBusy, onRemove }: FaultListProps) {
  const byKind = Map.groupBy(faults, ({ kind }) => kind);
  return FAULT_KINDS.flatMap((kind) => {
    const ofKind = byKind.get(kind);
    return ofKind
      ? [<FaultsOfKind key={kind} kind={kind} faults={ofKind} isBusy={isBusy} onRemove={onRemove} />]
      : [];
  });
}

function FaultsOfKind({ kind, faults, isBusy, onRemove }: FaultListProps & { kind: FaultKind }) {
  const removed = faults.filter(({ remedy }) => remedy === 'remove');
  const bytes = removed.reduce((sum, fault) => sum + (fault.bytes ?? 0), 0);
  const staying = faults.filter(({ remedy }) => remedy === 'none').length;
  const canRepair = staying < faults.length || kind === 'unreadable';
  return (
    <section class={styles.kind} data-fault={kind} aria-labelledby={`fault-${kind}`}>
      <h3 id={`fault-${kind}`}>
        {i18n.t(`check.kinds.${kind}.title`)} <span>{numberWords(faults.length)}</span>
      </h3>
      <p>{i18n.t(`check.kinds.${kind}.about`)}</p>
      {canRepair && (
        <p>
          {kind !== 'unreadable' && kind !== 'unused' && <strong>{i18n.t('check.repairLabel')} </strong>}
          {i18n.t(`check.kinds.${kind}.repair`)}
        </p>
      )}
      {kind !== 'unreadable' && staying > 0 && <p>{i18n.t('check.stays', staying)}</p>}
      <FaultNames faults={faults} />
      {removed.length > 0 && (
        <Button
          variant="danger"
          disabled={isBusy}
          onClick={() => {
            onRemove(removed);
          }}
        >
          {i18n.t('check.remove', [sizeWords(bytes)])}
        </Button>
      )}
    </section>
  );
}

/** The articles that faults are of; where none is known, the rows by their tables and keys. */
function FaultNames({ faults }: { faults: LibraryFault[] }) {
  const names = [...new Set(faults.map(nameOf))];
  return (
    <details>
      <summary>{i18n.t('check.names')}</summary>
      <ul>
        {names.slice(0, NAMED).map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
        {names.length > NAMED && <li>{i18n.t('check.more', names.length - NAMED)}</li>}
      </ul>
    </details>
  );
}

function nameOf({ title, table, id }: LibraryFault): string {
  if (title === null) return id === '' ? table : `${table} ${id}`;
  return title.trim() === '' ? i18n.t('check.untitled') : title;
}

function sizeWords(bytes: number): string {
  const [unit, size] =
    bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(bytes / size);
}
