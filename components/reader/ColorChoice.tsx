import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import type { HighlightColor } from '@/utils/annotation/annotation';

import styles from './ColorChoice.module.css';
import { ColorsButton } from './ColorsButton';
import { useColors } from './use-colors';

interface ColorChoiceProps {
  color: HighlightColor;
  onChange: (color: HighlightColor) => void;
}

/** The colour of a highlight, by name and strokes: a group of radio buttons, and the way to change what they mean. */
export function ColorChoice({ color, onChange }: ColorChoiceProps) {
  const group = useId();
  const { offered, nameOf } = useColors();
  const isOffered = offered.some((one) => one.color === color);
  const choices = isOffered ? offered : [...offered, { color, name: nameOf(color) }];
  return (
    <div class={styles.choice}>
      <fieldset class={styles.colors}>
        <legend class="visually-hidden">{i18n.t('annotation.color')}</legend>
        {choices.map((one) => (
          <label key={one.color} data-color={one.color} title={one.name}>
            <input
              type="radio"
              class="visually-hidden"
              name={group}
              checked={one.color === color}
              aria-label={one.name}
              onChange={() => {
                onChange(one.color);
              }}
            />
            <span aria-hidden="true">{i18n.t('annotation.sample')}</span>
          </label>
        ))}
      </fieldset>
      <ColorsButton />
    </div>
  );
}
