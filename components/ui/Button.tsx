import type { LucideIcon } from 'lucide-preact';
import type { ButtonHTMLAttributes } from 'preact';

import styles from './Button.module.css';

interface ButtonProps extends ButtonHTMLAttributes {
  /** `primary`: the one main action. `quiet`: an aside. `danger`: destroys. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: LucideIcon;
}

/** A button with words, and perhaps an icon before them. */
export function Button({ variant = 'plain', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={styles.button} data-variant={variant}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {children}
    </button>
  );
}
