import { i18n } from '#i18n';
import { splitSpan } from '@/utils/annotation/split-span';
import type { TextSpan } from '@/utils/article/rendered-text';

import { ChoiceBar } from './ChoiceBar';
import styles from './SplitBar.module.css';

interface SplitBarProps {
  text: string;
  lang: string | null;
  highlight: TextSpan;
  /** Where it is to be split. */
  at: number;
  onSplit: () => void;
  onCancel: () => void;
}

/** Code units shown of each part, from where they meet. */
const SHOWN = 48;

/** Over the article while the reader chooses where a highlight is split: the ends that would be made. */
export function SplitBar({ text, lang, highlight, at, onSplit, onCancel }: SplitBarProps) {
  const [first, second] = splitSpan(text, highlight, at) ?? [];
  return (
    <ChoiceBar
      label={i18n.t('annotation.split.do')}
      action={i18n.t('annotation.split.here')}
      canAct={first !== undefined}
      onAct={onSplit}
      onCancel={onCancel}
      isToldElsewhere
    >
      {first && second ? (
        <span class={styles.parts} lang={lang ?? undefined} dir="auto">
          <q>{tail(text.slice(first.start, first.end))}</q> <span aria-hidden="true">|</span>{' '}
          <q>{head(text.slice(second.start, second.end))}</q>
        </span>
      ) : (
        i18n.t('annotation.split.advice')
      )}
    </ChoiceBar>
  );
}

function tail(words: string): string {
  return words.length <= SHOWN ? words : `…${words.slice(-SHOWN).replace(/^[\udc00-\udfff]/, '')}`;
}

function head(words: string): string {
  return words.length <= SHOWN ? words : `${words.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}
