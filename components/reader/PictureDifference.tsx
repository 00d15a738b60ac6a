import { ArrowRight } from 'lucide-preact';

import { i18n } from '#i18n';
import { useImageUrl } from '@/components/hooks/use-image-url';
import { type PictureIdentity, pictureWords } from '@/utils/annotation/picture-selector';

import styles from './PictureDifference.module.css';

interface PictureDifferenceProps {
  before: PictureIdentity;
  after: PictureIdentity;
}

/** The picture that was marked and the one that stands there now, beside each other. */
export function PictureDifference({ before, after }: PictureDifferenceProps) {
  return (
    <p class={styles.difference}>
      <Thumbnail picture={before} label={i18n.t('annotation.picture.before')} />
      <ArrowRight size={16} aria-hidden="true" />
      <Thumbnail picture={after} label={i18n.t('annotation.picture.after')} />
    </p>
  );
}

function Thumbnail({ picture, label }: { picture: PictureIdentity; label: string }) {
  const url = useImageUrl(picture.hash);
  const words = [label, pictureWords(picture)].filter((part) => part !== '').join(': ');
  return url === null ? <span>{words}</span> : <img src={url} alt={words} title={words} />;
}
