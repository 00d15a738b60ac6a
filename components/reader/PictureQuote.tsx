import { Image } from 'lucide-preact';

import { i18n } from '#i18n';
import { useImageUrl } from '@/components/hooks/use-image-url';
import { type PictureIdentity, pictureWords } from '@/utils/annotation/picture-selector';

import styles from './PictureQuote.module.css';

interface PictureQuoteProps {
  picture: PictureIdentity;
  lang: string | null;
}

/** What stands for a picture in a list: the picture itself, small, if it is kept, and its caption. */
export function PictureQuote({ picture, lang }: PictureQuoteProps) {
  const url = useImageUrl(picture.hash);
  const words = pictureWords(picture);
  return (
    <span class={styles.picture}>
      {url === null ? <Image size={20} aria-hidden="true" /> : <img src={url} alt="" />}
      {words === '' ? (
        <span>{i18n.t('reader.picture')}</span>
      ) : (
        <span lang={lang ?? undefined} dir="auto">
          <span class="visually-hidden">{i18n.t('reader.picture')}: </span>
          {words}
        </span>
      )}
    </span>
  );
}
