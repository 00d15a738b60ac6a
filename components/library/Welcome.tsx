import { FileUp } from 'lucide-preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';

import { CuttingPicture } from './CuttingPicture';
import styles from './Welcome.module.css';

interface WelcomeProps {
  saveShortcut: string | null;
  onImport: () => void;
}

/** The library before anything is in it: how to make the first save, or to bring in what there is elsewhere. */
export function Welcome({ saveShortcut, onImport }: WelcomeProps) {
  return (
    <section class={styles.welcome}>
      <CuttingPicture />
      <h1>{i18n.t('library.welcome.title')}</h1>
      <ol>
        <li>{i18n.t('library.welcome.pin')}</li>
        <li>
          {i18n.t('library.welcome.click')}
          {saveShortcut !== null && (
            <span class={styles.key}>
              {i18n.t('library.welcome.key')}
              {saveShortcut.split('+').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          )}
        </li>
        <li>{i18n.t('library.welcome.read')}</li>
      </ol>
      <p>{i18n.t('library.welcome.promise')}</p>
      <p>
        <Button icon={FileUp} data-open-import="" onClick={onImport}>
          {i18n.t('import.open')}
        </Button>
      </p>
    </section>
  );
}
