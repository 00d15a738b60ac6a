import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';
import type { WantedWords } from '@/utils/search/query/wanted-words';

import { MarkedWords } from './MarkedText';
import { useTagColors } from './tag-colors';
import styles from './TagLinks.module.css';
import { TagSign } from './TagSign';

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
  const colors = useTagColors();
  return (
    <ul class={styles.tags} aria-label={i18n.t('library.tags')}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={hashOf(tag)} title={titleOf(tag, colors.get(tag))}>
            {colors.has(tag) && <TagSign color={colors.get(tag)} />}
            <bdi>
              <MarkedWords text={tag} sought={sought} />
            </bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}

function titleOf(tag: string, color: HighlightColor | undefined): string {
  return color === undefined ? tag : `${tag} (${i18n.t(`annotation.colors.${color}`)})`;
}
