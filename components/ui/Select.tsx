import styles from './Select.module.css';

interface SelectProps<Value extends string> {
  label: string;
  value: Value | null;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  onChange: (value: Value | null) => void;
}

/** One of a few values, or any: then it shows what it is that can be chosen. */
export function Select<Value extends string>({ label, value, values, nameOf, onChange }: SelectProps<Value>) {
  return (
    <select
      class={styles.select}
      aria-label={label}
      data-chosen={value !== null}
      value={value ?? ''}
      onChange={({ currentTarget }) => {
        onChange(values.find((one) => one === currentTarget.value) ?? null);
      }}
    >
      <option value="">{label}</option>
      {values.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  );
}
