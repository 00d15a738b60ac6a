import { startAnnotatorOn } from '@/utils/platform/annotator-script';
import { watchHosts } from '@/utils/platform/picture-hosts';
import { settings } from '@/utils/storage/settings';

/**
 * Keeps what the browser starts by itself as the reader wants it and allows it. An update of the extension makes the browser
 * forget.
 */
export function keepAnnotators(): void {
  // One after the other: what was wished last must be done last.
  let last = Promise.resolve();
  const keep = (): void => {
    last = last
      .then(async () => startAnnotatorOn(await settings.highlightHosts.getValue()))
      .catch((error: unknown) => {
        console.error('the annotator is not started by itself:', error);
      });
  };
  settings.highlightHosts.watch(keep);
  watchHosts(keep);
  keep();
}
