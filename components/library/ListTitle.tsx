import type { ComponentChildren } from 'preact';

import styles from './ListTitle.module.css';

interface ListTitleProps {
  title: string;
  /** How much is listed, in words; told to screen readers whenever it changes. */
  count: string | null;
  /** What can be done with the list as a whole. */
  children?: ComponentChildren;
}

/** The first line of a list: its name, how much is in it, and what can be done with that. */
export function ListTitle({ title, count, children }: ListTitleProps) {
  return (
    <div class={styles.line}>
      <h1>{title}</h1>
      <p role="status">{count}</p>
      {children}
    </div>
  );
}
