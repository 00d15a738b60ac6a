import type { ArticleVersion } from '@/utils/article/article';

/** What a version is called: the day it was saved, with the time where others were saved that day. */
export function versionName(
  { id, capturedAt }: Pick<ArticleVersion, 'id' | 'capturedAt'>,
  versions: readonly Pick<ArticleVersion, 'id' | 'capturedAt'>[],
  locale: string,
): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const name = day.format(new Date(capturedAt));
  const isAlone = versions.every(
    (other) => other.id === id || day.format(new Date(other.capturedAt)) !== name,
  );
  if (isAlone) return name;
  const toTheMinute = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return toTheMinute.format(new Date(capturedAt));
}
