import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { settings } from '@/utils/storage/settings';

import styles from './AlwaysShow.module.css';

interface AlwaysShowProps {
  /** The host of the page. */
  host: string;
  /** Asks the reader to let us read a host's pages, or all by `*`; called in the click itself. */
  allow: (host: string) => Promise<boolean>;
}

/** Whether highlights are to show by themselves on a site, or on all: it is asked for here, and can be refused. */
export function AlwaysShow({ host, allow }: AlwaysShowProps) {
  const [hosts, setHosts] = useSetting(settings.highlightHosts);
  const [isRefused, setRefused] = useState(false);
  const advice = useId();
  const isOnEverywhere = hosts.includes('*');

  const toggle = async (which: string, isOn: boolean): Promise<void> => {
    const others = hosts.filter((one) => one !== which);
    if (!isOn) {
      setHosts(others);
      return;
    }
    const isAllowed = await allow(which);
    setRefused(!isAllowed);
    if (isAllowed) setHosts([...others, which]);
  };
  return (
    <fieldset class={styles.always} aria-describedby={advice}>
      <legend class="visually-hidden">{i18n.t('always.title')}</legend>
      {checkbox(host, i18n.t('always.site', [host]), isOnEverywhere)}
      {checkbox('*', i18n.t('always.all'), false)}
      <p id={advice} role="status">
        {i18n.t(isRefused ? 'always.refused' : 'always.advice')}
      </p>
    </fieldset>
  );

  function checkbox(which: string, words: string, isOnAnyway: boolean) {
    return (
      <label data-always={which}>
        <input
          type="checkbox"
          checked={isOnAnyway || hosts.includes(which)}
          disabled={isOnAnyway}
          onChange={({ currentTarget }) => {
            const { checked } = currentTarget;
            // It says what holds, not what is asked for.
            currentTarget.checked = hosts.includes(which);
            void toggle(which, checked);
          }}
        />
        <span>{words}</span>
      </label>
    );
  }
}
