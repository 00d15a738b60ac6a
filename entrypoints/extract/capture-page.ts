import { restrictedContent } from '@/utils/article/restricted-page';

import { extractArticle } from '@/utils/extract/extract-article';
import { selectionQuote } from '@/utils/extract/selection-quote';
import { ExtensionGoneError, sendReliably } from '@/utils/messaging/send-reliably';
import { failed, type Result, success } from '@/utils/shared/result';
import type { SaveFailure } from '@/utils/storage/save-job';

import { pageSanitizer } from './page-sanitizer';
import { type CapturedPage, sendCapture } from './send-capture';

/** Reads this page and sends what it holds, or why it can't be read. Never rejects. */
export async function capturePage(saveId: string): Promise<void> {
  try {
    const read = readPage();
    if (read.ok) await sendCapture(saveId, read.value);
    else await sendReliably('failSave', { saveId, failure: read.failure });
  } catch (error) {
    // The reader has nobody left to tell; the save is marked as interrupted when the extension starts again.
    if (error instanceof ExtensionGoneError) return;
    await reportBroken(saveId, error);
  }
}

function readPage(): Result<CapturedPage, SaveFailure> {
  const reason = restrictedContent(document.contentType);
  if (reason !== null) return failed({ kind: 'restricted', reason });
  const selection = window.getSelection();
  const article = extractArticle({
    window,
    url: location.href,
    selected: selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null,
    sanitize: pageSanitizer(),
  });
  if (!article.ok) return article;
  const { capture, pictureSources } = article.value;
  return success({
    capture: { ...capture, selection: selectionQuote(selection, document.documentElement) },
    pictureSources,
  });
}

async function reportBroken(saveId: string, error: unknown): Promise<void> {
  try {
    await sendReliably('failSave', {
      saveId,
      failure: { kind: 'broken', message: String(error).slice(0, 500) },
    });
  } catch {
    // As above: nobody is left to tell.
  }
}
