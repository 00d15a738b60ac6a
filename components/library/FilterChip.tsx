import { type LucideIcon, X } from 'lucide-preact';

import { i18n } from '#i18n';

import styles from './FilterChip.module.css';

interface FilterChipProps {
  icon: LucideIcon;
  text: string;
  /** The address of the list without it. */
  hash: string;
}

/** A condition of a list, and the way to take it away. */
export function FilterChip({ icon: Icon, text, hash }: FilterChipProps) {
  return (
    <li class={styles.item}>
      <a class={styles.chip} href={hash} aria-label={i18n.t('library.removeFilter', [text])}>
        <Icon size={13} aria-hidden="true" />
        <bdi>{text}</bdi>
        <X size={14} aria-hidden="true" />
      </a>
    </li>
  );
}
