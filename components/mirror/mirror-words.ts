import { i18n } from '#i18n';
import type { LeftFile, MirrorStatus, MirrorTrouble, MirrorWish } from '@/utils/storage/mirror-database';

/** How things stand, in a line. */
export function standingWords({ name, isPaused }: MirrorWish, { progress, trouble }: MirrorStatus): string {
  if (isPaused) return i18n.t('mirror.paused', [name]);
  if (trouble) return troubleWords(name, trouble);
  if (progress) return i18n.t('mirror.writing', [name]);
  return i18n.t('mirror.inStep', [name]);
}

/** Why something couldn't be written, and what to do. */
function troubleWords(name: string, { kind, detail, count }: MirrorTrouble): string {
  const why = i18n.t(`mirror.troubles.${kind}`, [name, detail]);
  return count === 0 ? why : `${i18n.t('mirror.notWritten', count)} ${why}`;
}

/** Which files are left to the reader. */
export function leftWords(left: LeftFile[]): string {
  const [first] = left;
  const { path = '', beside = null } = first ?? {};
  return beside === null
    ? i18n.t('mirror.left', left.length, [path, String(left.length)])
    : i18n.t('mirror.leftBeside', left.length, [path, beside, String(left.length)]);
}
