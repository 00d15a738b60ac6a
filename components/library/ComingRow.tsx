import styles from './ComingRow.module.css';

/** The place of a row that is still being read. */
export function ComingRow({ position, count }: { position: number; count: number }) {
  return (
    <div role="listitem" class={styles.row} aria-busy="true" aria-setsize={count} aria-posinset={position} />
  );
}
