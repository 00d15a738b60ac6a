import { useEffect, useRef } from 'preact/hooks';

import { i18n } from '#i18n';

import styles from './Lightbox.module.css';

/** A picture of the article as large as the window; any click or key of leaving closes it. */
export function Lightbox({ picture, onClose }: { picture: HTMLImageElement; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={styles.lightbox}
      aria-label={picture.alt === '' ? i18n.t('reader.picture') : picture.alt}
      onClose={onClose}
      onClick={() => {
        dialog.current?.close();
      }}
    >
      <img src={picture.src} alt={picture.alt} />
    </dialog>
  );
}
