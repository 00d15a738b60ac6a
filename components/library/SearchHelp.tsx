import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { OPERATOR_NAMES } from '@/utils/search/query/operators';

import styles from './SearchHelp.module.css';

const SIGNS = ['words', 'phrase', 'not', 'or', 'brackets'] as const;

/** How one searches: signs and operators, each with an example. */
export function SearchHelp() {
  const headingId = useId();
  return (
    <section class={styles.help} aria-labelledby={headingId}>
      <h3 id={headingId}>{i18n.t('query.help')}</h3>
      <dl>
        {SIGNS.map((sign) => (
          <div key={sign}>
            <dt>
              <code>{i18n.t(`query.examples.${sign}`)}</code>
            </dt>
            <dd>{i18n.t(`query.signs.${sign}`)}</dd>
          </div>
        ))}
        {OPERATOR_NAMES.map((name) => (
          <div key={name}>
            <dt>
              <code>{i18n.t(`query.examples.${name}`)}</code>
            </dt>
            <dd>{i18n.t(`query.about.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p>{i18n.t('query.helpAdvice')}</p>
      <p>{i18n.t('query.addressBar')}</p>
    </section>
  );
}
