import { i18n } from '#i18n';
import type { WantedWords } from '@/utils/search/query/wanted-words';

import { MarkedWords } from './MarkedText';
import styles from './TagLinks.module.css';

interface TagLinksProps {
  tags: string[];
  /** Words that are marked in them. */
  sought?: readonly WantedWords[];
  /** The address of what bears a tag. */
  hashOf: (tag: string) => string;
}

const NO_WORDS: readonly WantedWords[] = [];

/** The tags of a row, each a link to what else bears it. */
export function TagLinks({ tags, sought = NO_WORDS, hashOf }: TagLinksProps) {
  return (
    <ul class={styles.tags} aria-label={i18n.t('library.tags')}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={hashOf(tag)}>
            <bdi>
              <MarkedWords text={tag} sought={sought} />
            </bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
