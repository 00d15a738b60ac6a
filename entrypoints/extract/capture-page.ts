import { restrictedContent } from '@/utils/article/restricted-page';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';
import { selectionQuote } from '@/utils/extract/selection-quote';
import { sendReliably } from '@/utils/messaging/send-reliably';
import type { SaveFailure } from '@/utils/storage/save-job';

import { sendPart } from './send-part';
import { sendPictures } from './send-pictures';

/** How long a save waits for its pictures before its text is put into the library without them. */
const PATIENCE_MS = 2_500;

/** Reads the page and sees its save through: the text first, the pictures with it or behind it. */
export async function capturePage(saveId: string): Promise<void> {
  try {
    const reason = restrictedContent(document.contentType);
    if (reason !== null) {
      await fail({ kind: 'restricted', reason });
      return;
    }
    const selection = document.getSelection();
    const extracted = extractArticle({
      window,
      url: location.href,
      selected: selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null,
      sanitize: createSanitizer(window),
    });
    if (!extracted.ok) {
      await fail(extracted.failure);
      return;
    }
    const { capture, pictureSources } = extracted.value;
    const quote = selectionQuote(selection, document.documentElement);
    const pictures = sendPictures(saveId, pictureSources);
    await sendPart(saveId, 'capture', JSON.stringify({ ...capture, selection: quote }));
    const isComplete = await Promise.race([pictures.then(() => true), after(PATIENCE_MS)]);
    await sendReliably('commitSave', { saveId, picturesPending: !isComplete });
    if (isComplete) return;
    await pictures;
    await sendReliably('commitSave', { saveId, picturesPending: false });
  } catch (error) {
    await fail({ kind: 'broken', message: String(error) });
  }

  async function fail(failure: SaveFailure): Promise<void> {
    try {
      await sendReliably('failSave', { saveId, failure });
    } catch {
      // Nobody is there to hear it any more: the background finds the silent save when it next wakes.
    }
  }
}

async function after(ms: number): Promise<false> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return false;
}
