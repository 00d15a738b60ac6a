import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { type ExportFormat, FORMAT_GROUPS, type FormatGroup } from '@/utils/export/export-format';

import styles from './FormatChoice.module.css';

interface FormatChoiceProps {
  format: ExportFormat;
  /** What JSON is for, and what it has. */
  aboutJson: string;
  disabled: boolean;
  onChange: (format: ExportFormat) => void;
}

const GROUPS = Object.entries(FORMAT_GROUPS) as [FormatGroup, readonly ExportFormat[]][];

/** The forms by what they are for, and what is said of the one that is chosen. */
export function FormatChoice({ format, aboutJson, disabled, onChange }: FormatChoiceProps) {
  const id = useId();
  return (
    <fieldset class={styles.formats} disabled={disabled}>
      <legend class="visually-hidden">{i18n.t('export.format')}</legend>
      {GROUPS.map(([group, formats]) => (
        <div key={group} role="group" aria-labelledby={`${id}-${group}`} class={styles.group}>
          <span id={`${id}-${group}`}>{i18n.t(`export.groups.${group}`)}</span>
          <div>
            {formats.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  class="visually-hidden"
                  name={`${id}-format`}
                  value={one}
                  checked={one === format}
                  autofocus={one === format}
                  aria-describedby={`${id}-about-${one}`}
                  onChange={() => {
                    onChange(one);
                  }}
                />
                {i18n.t(`export.formats.${one}`)}
              </label>
            ))}
          </div>
        </div>
      ))}
      {GROUPS.flatMap(([, formats]) => formats).map((one) => (
        <p key={one} id={`${id}-about-${one}`} class={styles.about} hidden={one !== format}>
          {one === 'json' ? aboutJson : i18n.t(`export.about.${one}`)}
        </p>
      ))}
    </fieldset>
  );
}
