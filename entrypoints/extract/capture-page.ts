import type { BlockChoice } from '@/utils/article/block-choice';
import { type Reading, READINGS } from '@/utils/article/reading';
import { restrictedContent } from '@/utils/article/restricted-page';
import { isSamePage } from '@/utils/article/url-key';

import { extractArticle, extractionSteps, type PageToRead } from '@/utils/extract/extract-article';
import { readPages } from '@/utils/extract/pages/read-pages';
import { documentProperty } from '@/utils/extract/page-window';
import { selectionQuote } from '@/utils/extract/selection-quote';
import { shownInArticle } from '@/utils/extract/shown-in-article';
import { ExtensionGoneError, sendReliably } from '@/utils/messaging/send-reliably';
import type { ArticlePreview, CaptureOptions } from '@/utils/platform/page-script';
import { failed, type Result, success } from '@/utils/shared/result';
import { inSlices } from '@/utils/shared/steps';
import type { SaveFailure } from '@/utils/storage/save-job';

import { pageSanitizer } from './page-sanitizer';
import { type CapturedPage, sendCapture } from './send-capture';

type CapturePageOptions = CaptureOptions & { signal: AbortSignal };

/** Reads this page and sends what it holds, or why it can't be read. Never rejects. */
export async function capturePage(saveId: string, options: CapturePageOptions): Promise<void> {
  const { signal } = options;
  try {
    if (options.waitsForLoad) await loaded();
    const read = await readPage(saveId, options);
    if (read.ok) await sendCapture(saveId, read.value);
    else await sendReliably('failSave', { saveId, failure: read.failure });
  } catch (error) {
    if (signal.aborted) {
      await tellFailure(saveId, { kind: 'cancelled' });
      return;
    }
    // The reader has nobody left to tell; the save is marked as interrupted when the extension starts again.
    if (error instanceof ExtensionGoneError) return;
    await tellFailure(saveId, { kind: 'broken', message: String(error).slice(0, 500) });
  }
}

/** A page that nobody watches may load for ever: of one slow picture, or of a stream. */
const LOADING_MS = 15_000;

async function loaded(): Promise<void> {
  if (documentProperty(window, 'readyState') === 'complete') return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      resolve();
    };
    window.addEventListener('load', done, { once: true });
    setTimeout(done, LOADING_MS);
  });
}

async function readPage(
  saveId: string,
  { url, withPages, reading, choices, signal }: CapturePageOptions,
): Promise<Result<CapturedPage, SaveFailure>> {
  const reason = restrictedContent(documentProperty(window, 'contentType'));
  if (reason !== null) return failed({ kind: 'restricted', reason });
  const page = thisPage();
  // Before this script was there, the reader may have gone on to another page that no document was loaded for.
  if (url !== undefined && !isSamePage(url, page.url)) return failed({ kind: 'interrupted' });
  const { sanitize } = page;
  // The page can be used while it is read: what the reader selects then is of no concern, and where a click has led to
  // another page without loading it, what was read may be of both.
  const quote = selectionQuote(window.getSelection(), documentProperty(window, 'documentElement'));
  const article = await inSlices(extractionSteps({ ...page, reading, choices }));
  signal.throwIfAborted();
  if (!isSamePage(page.url, location.href)) return failed({ kind: 'interrupted' });
  if (!article.ok) return failed({ kind: article.failure.kind });
  const whole = withPages
    ? await readPages(article.value, {
        window,
        url: page.url,
        sanitize,
        choices,
        // Bound, since `fetch` wants the window as its own.
        fetch: (input, init) => fetch(input, init),
        signal,
        onProgress: (progress) =>
          sendReliably('reportPages', { saveId, pages: { ...progress, failure: null } }),
      })
    : { article: article.value, pageUrls: [] };
  signal.throwIfAborted();
  if ('progress' in whole) await sendReliably('reportPages', { saveId, pages: whole.progress });
  const { capture, pictureSources } = whole.article;
  return success({ capture: { ...capture, pageUrls: whole.pageUrls, selection: quote }, pictureSources });
}

/** In which ways this page can be read with these choices. */
export async function possibleReadings(choices: BlockChoice[]): Promise<Reading[]> {
  const page = { ...thisPage(), choices };
  const other = await inSlices(extractionSteps({ ...page, reading: 'other' }));
  const isPossible: Record<Reading, boolean> = {
    best: true,
    other: other.ok,
    page: true,
    selection: page.selected?.collapsed === false,
  };
  return READINGS.filter((reading) => isPossible[reading]);
}

/** What the article of this page would be with these choices; null where there is nothing to read. */
export function previewArticle(choices: BlockChoice[]): ArticlePreview | null {
  const article = extractArticle({ ...thisPage(), selected: null, choices });
  if (!article.ok) return null;
  const shows = shownInArticle(article.value, documentProperty(window, 'baseURI'));
  const { textContent, choices: use } = article.value.capture;
  return { textContent, pictures: article.value.pictureSources, shows, choices: use };
}

function thisPage(): PageToRead {
  const selection = window.getSelection();
  return {
    window,
    url: location.href,
    selected: selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null,
    sanitize: pageSanitizer(),
  };
}

async function tellFailure(saveId: string, failure: SaveFailure): Promise<void> {
  try {
    await sendReliably('failSave', { saveId, failure });
  } catch {
    // As above: nobody is left to tell.
  }
}
