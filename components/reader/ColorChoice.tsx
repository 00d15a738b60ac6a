import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';

import styles from './ColorChoice.module.css';

interface ColorChoiceProps {
  color: HighlightColor;
  onChange: (color: HighlightColor) => void;
}

/** The colour of a highlight, by name and pattern: a group of radio buttons. */
export function ColorChoice({ color, onChange }: ColorChoiceProps) {
  const name = useId();
  return (
    <fieldset class={styles.colors}>
      <legend class="visually-hidden">{i18n.t('annotation.color')}</legend>
      {HIGHLIGHT_COLORS.map((one) => (
        <label key={one} data-color={one} title={i18n.t(`annotation.colors.${one}`)}>
          <input
            type="radio"
            class="visually-hidden"
            name={name}
            checked={one === color}
            aria-label={i18n.t(`annotation.colors.${one}`)}
            onChange={() => {
              onChange(one);
            }}
          />
          <span aria-hidden="true">{i18n.t('annotation.sample')}</span>
        </label>
      ))}
    </fieldset>
  );
}
