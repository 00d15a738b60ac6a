import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { exportWords } from '@/components/export/export-words';
import { useLibrary } from '@/components/hooks/use-library';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { withChosen } from '@/utils/export/annotation-choice';
import { exportName } from '@/utils/export/export-name';
import { articleParts, markStyle } from '@/utils/export/to-html';
import type { LibraryContext } from '@/utils/library/library-context';
import { readArticle, type WholeArticle } from '@/utils/library/read-article';
import { otherTasks } from '@/utils/shared/steps';
import { type PrintRequest, printRequest } from '@/utils/storage/print-request';
import { settings } from '@/utils/storage/settings';

import styles from './PrintView.module.css';

/** How far the view is; `missing` articles are links, or couldn't be read. */
type State =
  | { step: 'reading'; done: number; total: number }
  | { step: 'ready'; missing: number }
  | { step: 'gone' }
  | { step: 'failed'; why: string };

/** Articles as they are printed, one after another, each from a page of its own on; of several with a list of them before. */
export function PrintView({ requestId }: { requestId: string }) {
  const library = useLibrary();
  const [state, setState] = useState<State>({ step: 'reading', done: 0, total: 0 });
  const [titles, setTitles] = useState<string[]>([]);
  const pages = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  const show = async (request: PrintRequest, into: HTMLElement): Promise<void> => {
    const shown = await showArticles(library, request, into, (done) => {
      setState({ step: 'reading', done, total: request.articleIds.length });
    });
    if (shown.length > 1) setTitles(shown);
    const [only = '', ...others] = shown;
    // What is saved as a PDF is named by this.
    document.title = only !== '' && others.length === 0 ? only : exportName(library.now());
    setState({ step: 'ready', missing: request.articleIds.length - shown.length });
  };
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(markStyle);
    document.adoptedStyleSheets.push(sheet);
    const prepare = async (): Promise<void> => {
      const request = await printRequest.getValue();
      if (request?.id === requestId && pages.current) await show(request, pages.current);
      else setState({ step: 'gone' });
    };
    prepare().catch((error: unknown) => {
      setState({ step: 'failed', why: String(error) });
    });
  }, []);
  useEffect(() => {
    if (state.step === 'ready') button.current?.focus();
  }, [state.step]);

  return (
    <>
      <header class={styles.bar} data-print={state.step}>
        <p role={state.step === 'failed' ? 'alert' : 'status'}>{wordsOf(state)}</p>
        <button
          ref={button}
          type="button"
          disabled={state.step !== 'ready'}
          onClick={() => {
            print();
          }}
        >
          {i18n.t('print.print')}
        </button>
      </header>
      {titles.length > 0 && (
        <nav class={`article ${styles.contents ?? ''}`} aria-labelledby="contents">
          <h1 id="contents">{i18n.t('export.words.contents')}</h1>
          <ol>
            {titles.map((title, index) => (
              <li key={index}>
                <a href={`#article-${String(index + 1)}`} dir="auto">
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <main ref={pages} class={styles.pages} />
    </>
  );
}

function wordsOf(state: State): string {
  switch (state.step) {
    case 'reading':
      return i18n.t('print.reading', [String(state.done), String(state.total)]);
    case 'ready':
      return state.missing === 0
        ? i18n.t('print.advice')
        : [i18n.t('print.missing', state.missing), i18n.t('print.advice')].join(' ');
    case 'gone':
      return i18n.t('print.gone');
    case 'failed':
      return i18n.t('print.failed', [state.why]);
  }
}

/** Puts the articles of a request into the page, with their pictures drawn; the titles of those that could be read. */
async function showArticles(
  library: LibraryContext,
  { articleIds, withPictures, choice }: PrintRequest,
  pages: HTMLElement,
  onProgress: (done: number) => void,
): Promise<string[]> {
  const words = exportWords(await settings.highlightColors.getValue());
  const sanitize = createSanitizer(window);
  const chosen = choice && {
    highlights: new Set(choice.highlights),
    notesOn: new Set(choice.notesOn),
  };
  const titles: string[] = [];
  for (const [index, id] of articleIds.entries()) {
    const read = await readArticle(library, id);
    if (read) {
      const whole = chosen ? withChosen(read, chosen) : read;
      const number = String(titles.push(read.article.title || words.untitled));
      const section = sectionOf(whole, number);
      section.append(
        ...(await articleParts(whole, {
          ...{ document, sanitize, words, withPictures, withText: choice?.withText ?? true },
          anchor: `article-${number}-highlight-`,
          pictureAddress: (_, picture) => URL.createObjectURL(picture),
        })),
      );
      pages.append(section);
      await drawn(section);
    }
    onProgress(index + 1);
    await otherTasks();
  }
  return titles;
}

function sectionOf({ article }: WholeArticle, number: string): HTMLElement {
  const section = document.createElement('section');
  section.className = 'article';
  section.id = `article-${number}`;
  if (article.lang !== null) section.lang = article.lang;
  if (article.dir !== null) section.dir = article.dir;
  return section;
}

/** A picture that can't be drawn is printed as its words. */
async function drawn(section: HTMLElement): Promise<void> {
  await Promise.allSettled(
    [...section.querySelectorAll('img[src]')].map((img) => (img as HTMLImageElement).decode()),
  );
}
