import { i18n } from '#i18n';
import type { ImportFault } from '@/utils/import/import-record';
import type { ImportCounts } from '@/utils/library/import/import-outcome';

/** Whether an import brings anything. */
export function addsAnything({ articles, links, completed }: ImportCounts): boolean {
  return articles + links + completed > 0;
}

/** What an import has brought, in one sentence. */
export function broughtWords({ articles, links, completed }: ImportCounts): string {
  return i18n.t('import.brought', articles + links + completed);
}

/** Where a fault is: the file, and the number of its record. */
export function placeWords({ place: { file, record } }: ImportFault): string {
  return record === null ? file : i18n.t('import.place', [file, String(record)]);
}
