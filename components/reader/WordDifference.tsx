import { useMemo } from 'preact/hooks';

import { i18n } from '#i18n';
import { wordDifference } from '@/utils/annotation/word-difference';

import styles from './WordDifference.module.css';

interface WordDifferenceProps {
  before: string;
  after: string;
  lang: string | null;
}

/** What words became what others; said as well as drawn, since screen readers say nothing of how a text is struck out. */
export function WordDifference({ before, after, lang }: WordDifferenceProps) {
  const parts = useMemo(() => wordDifference(before, after), [before, after]);
  return (
    <p class={styles.difference} lang={lang ?? undefined} dir="auto">
      {parts.map(({ kind, text }, index) => {
        if (kind === 'same') return text;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={index}>
            <span class="visually-hidden" lang={document.documentElement.lang}>
              {i18n.t(`annotation.difference.${kind}`)}
            </span>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}
