import { X } from 'lucide-preact';

import { i18n } from '#i18n';
import { IconButton } from '@/components/ui/IconButton';
import { useModal } from '@/components/ui/use-modal';

import styles from './Lightbox.module.css';

interface LightboxProps {
  picture: HTMLImageElement;
  onClose: () => void;
}

/** A picture of the article as large as the window, with its caption; any click, and Escape, closes it. */
export function Lightbox({ picture, onClose }: LightboxProps) {
  const dialog = useModal();
  const caption = picture.closest('figure')?.querySelector('figcaption');
  const close = (): void => {
    dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      class={styles.lightbox}
      aria-label={picture.alt === '' ? i18n.t('reader.picture') : picture.alt}
      onClose={onClose}
      onClick={close}
    >
      <img src={picture.src} alt={picture.alt} />
      {caption && (
        <p lang={caption.closest('[lang]')?.getAttribute('lang') ?? undefined} dir="auto">
          {caption.textContent}
        </p>
      )}
      <span class={styles.close}>
        <IconButton icon={X} label={i18n.t('ui.close')} onClick={close} />
      </span>
    </dialog>
  );
}
