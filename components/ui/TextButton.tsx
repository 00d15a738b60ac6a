import type { LucideIcon } from 'lucide-preact';
import type { ButtonHTMLAttributes } from 'preact';

import styles from './TextButton.module.css';

interface TextButtonProps extends ButtonHTMLAttributes {
  icon: LucideIcon;
}

/** A button that stands in a line of text as a link would, with an icon behind its words. */
export function TextButton({ icon: Icon, children, ...rest }: TextButtonProps) {
  return (
    <button type="button" {...rest} class={styles.button}>
      {children}
      <Icon size={12} aria-hidden="true" />
    </button>
  );
}
