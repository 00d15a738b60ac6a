import { i18n } from '#i18n';
import { numberWords } from '@/components/ui/number-words';
import type { ImportReport } from '@/utils/library/import/import-files';

import styles from './ImportDialog.module.css';

const ROWS = ['articles', 'links', 'completed', 'known', 'highlights', 'notes', 'tags'] as const;

/** What an import brings: how many of each, without those that there are none of; and of what kind the files are. */
export function ImportCountList({ report: { counts, kinds, faultCount } }: { report: ImportReport }) {
  const rows = [...ROWS.map((name) => [name, counts[name]] as const), ['faults', faultCount] as const].filter(
    ([, count]) => count > 0,
  );
  const names = kinds.map((name) => i18n.t(`import.kinds.${name}`));
  return (
    <>
      {names.length > 0 && (
        <p class={styles.quiet}>
          {i18n.t('import.recognised', [new Intl.ListFormat(document.documentElement.lang).format(names)])}
        </p>
      )}
      <dl class={styles.counts}>
        {rows.map(([name, count]) => (
          <div key={name} data-count={name}>
            <dt>{i18n.t(`import.counts.${name}`, count)}</dt>
            <dd>{numberWords(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
