import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';

import styles from './EmptyState.module.css';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  advice: string;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** What stands where there is nothing to list. */
export function EmptyState({ icon: Icon, title, advice, children }: EmptyStateProps) {
  return (
    <section class={styles.empty}>
      <Icon size={32} strokeWidth={1.25} aria-hidden="true" />
      <h2>{title}</h2>
      <p>{advice}</p>
      {children}
    </section>
  );
}
