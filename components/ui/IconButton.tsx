import type { LucideIcon } from 'lucide-preact';
import type { ButtonHTMLAttributes } from 'preact';

import styles from './IconButton.module.css';

interface IconButtonProps extends ButtonHTMLAttributes {
  icon: LucideIcon;
  /** Says what it does: its accessible name and its tooltip. */
  label: string;
}

/** A button that is only an icon. With `aria-pressed`, the icon is filled while it is on. */
export function IconButton({ icon: Icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} class={styles.button}>
      <Icon size={18} aria-hidden="true" />
    </button>
  );
}
