/**
 * The name of a backup's file, by the reader's clock: `Cuttings backup 2026-11-27 22.30.zip`. Those of the same minute are told apart by
 * numbers from 2 on.
 */
export function backupName(now: Date, number = 1): string {
  // The Swedes write dates by ISO 8601.
  const time = now.toLocaleTimeString('sv', { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  const suffix = number === 1 ? '' : ` (${String(number)})`;
  return `Cuttings backup ${now.toLocaleDateString('sv')} ${time}${suffix}.zip`;
}
