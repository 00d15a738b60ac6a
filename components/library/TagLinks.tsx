import { i18n } from '#i18n';

import styles from './TagLinks.module.css';

interface TagLinksProps {
  tags: string[];
  /** The address of what bears a tag. */
  hashOf: (tag: string) => string;
}

/** The tags of a row, each a link to what else bears it. */
export function TagLinks({ tags, hashOf }: TagLinksProps) {
  return (
    <ul class={styles.tags} aria-label={i18n.t('library.tags')}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={hashOf(tag)}>
            <bdi>{tag}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
