import { useId } from 'preact/hooks';

import styles from './Backup.module.css';

interface NumberFieldProps {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number from 1 on; what isn't one becomes what it was. */
export function NumberField({ label, value, max, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <p class={styles.number}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        max={max}
        step={1}
        value={value}
        onChange={({ currentTarget }) => {
          const typed = Math.round(currentTarget.valueAsNumber);
          const changed = Number.isNaN(typed) ? value : Math.min(max, Math.max(1, typed));
          currentTarget.value = String(changed);
          if (changed !== value) onChange(changed);
        }}
      />
    </p>
  );
}
