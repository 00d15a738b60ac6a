import { i18n } from '#i18n';
import { Choice } from '@/components/ui/Choice';
import { CITATION_STYLES, type CitationStyle } from '@/utils/export/citations/citation-style';

import styles from './CitationStyleChoice.module.css';

interface CitationStyleChoiceProps {
  style: CitationStyle;
  disabled?: boolean;
  onChange: (style: CitationStyle) => void;
}

/** The style of references, and what each is used for. */
export function CitationStyleChoice({ style, disabled = false, onChange }: CitationStyleChoiceProps) {
  return (
    <div>
      <Choice
        label={i18n.t('cite.style')}
        values={CITATION_STYLES}
        value={style}
        disabled={disabled}
        nameOf={(one) => i18n.t(`cite.styles.${one}`)}
        onChange={onChange}
      />
      <p class={styles.about} aria-live="polite">
        {i18n.t(`cite.about.${style}`)}
      </p>
    </div>
  );
}
