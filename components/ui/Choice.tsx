import { Check } from 'lucide-preact';
import { useId } from 'preact/hooks';

import styles from './Choice.module.css';

interface ChoiceProps<Value extends string> {
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
  /** A bar of few short names, or a list of longer ones. */
  layout?: 'bar' | 'list';
  disabled?: boolean;
}

/** One of a few values: a group of radio buttons that looks like a switch. */
export function Choice<Value extends string>({
  label,
  values,
  value,
  nameOf,
  onChange,
  layout = 'bar',
  disabled = false,
}: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class={styles.choice} data-layout={layout} disabled={disabled}>
      <legend>{label}</legend>
      <div>
        {values.map((one) => (
          <label key={one} data-value={one}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={one === value}
              onChange={() => {
                onChange(one);
              }}
            />
            {layout === 'list' && <Check size={16} aria-hidden="true" />}
            {nameOf(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
