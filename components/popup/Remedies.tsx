import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import type { Reading } from '@/utils/article/reading';

import type { PopupActions, WebTab } from './popup-actions';
import styles from './Remedies.module.css';

interface RemediesProps {
  /** How what is saved was read. */
  current: Reading;
  tab: WebTab;
  actions: PopupActions;
  onChoose: (reading: Reading) => void;
}

/** What to do where the wrong text was saved: the other ways to read the page, and why one of them isn't there. */
export function Remedies({ current, tab, actions, onChoose }: RemediesProps) {
  const [isOpen, setOpen] = useState(false);
  const [possible, setPossible] = useState<Reading[] | null>(null);
  const other = current === 'best' ? 'other' : 'best';

  const toggle = (): void => {
    setOpen(!isOpen);
    if (possible === null) void actions.readings(tab).then(setPossible);
  };
  return (
    <section class={styles.remedies} data-remedies={isOpen ? 'open' : 'closed'}>
      <Button variant="quiet" aria-expanded={isOpen} aria-controls="remedies" onClick={toggle}>
        {i18n.t('popup.remedies.title')}
      </Button>
      <div id="remedies" hidden={!isOpen}>
        <p role="status">{isOpen && possible === null && i18n.t('popup.remedies.looking')}</p>
        {possible !== null && (
          <>
            <ul>
              {([other, 'page', 'selection'] as const).map((reading) => remedy(reading, possible))}
              <li>
                <Button
                  disabled={possible.length === 0}
                  data-remedy="blocks"
                  onClick={() => {
                    actions.chooseBlocks(tab);
                  }}
                >
                  {i18n.t('popup.remedies.blocks')}
                </Button>
              </li>
            </ul>
            <p>{i18n.t('popup.remedies.advice')}</p>
          </>
        )}
      </div>
    </section>
  );

  function remedy(reading: Reading, readings: Reading[]) {
    const obstacle = obstacleTo(reading, readings);
    const id = `remedy-${reading}`;
    return (
      <li key={reading}>
        <Button
          disabled={obstacle !== null}
          data-remedy={reading}
          aria-describedby={obstacle === null ? undefined : id}
          onClick={() => {
            onChoose(reading);
          }}
        >
          {i18n.t(`popup.remedies.${reading}`)}
        </Button>
        {obstacle !== null && <p id={id}>{obstacle}</p>}
      </li>
    );
  }

  function obstacleTo(reading: Reading, readings: Reading[]): string | null {
    // Another selection may be saved after the first.
    if (reading === current && reading !== 'selection') return i18n.t('popup.remedies.isShown');
    if (readings.includes(reading)) return null;
    return i18n.t(reading === 'selection' ? 'popup.remedies.noSelection' : 'popup.remedies.noOther');
  }
}
