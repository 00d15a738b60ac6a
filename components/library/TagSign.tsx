import type { HighlightColor } from '@/utils/annotation/annotation';

import styles from './TagSign.module.css';

/** The colour of a tag, beside its name; an empty ring where it has none. */
export function TagSign({ color }: { color: HighlightColor | undefined }) {
  return <i class={styles.sign} data-tag-color={color} aria-hidden="true" />;
}
