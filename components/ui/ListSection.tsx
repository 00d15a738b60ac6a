import type { ComponentChildren } from 'preact';

import styles from './ListSection.module.css';

interface ListSectionProps {
  title: string;
  advice: string;
  /** Its items. */
  children: ComponentChildren;
  'data-site-blocks'?: number;
  'data-highlight-sites'?: number;
  'data-allowed-servers'?: number;
}

/** A part of a dialog with a list of what the reader has set, each item with its button. */
export function ListSection({ title, advice, children, ...rest }: ListSectionProps) {
  return (
    <section {...rest} class={styles.section}>
      <h3>{title}</h3>
      <p>{advice}</p>
      <ul>{children}</ul>
    </section>
  );
}
