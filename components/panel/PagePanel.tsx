import '@/components/reader/highlight-colors';

import { BookOpen } from 'lucide-preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { forgetEdits } from '@/components/reader/edit-history';
import { AlwaysShow } from '@/components/sites/AlwaysShow';
import { IconButton } from '@/components/ui/IconButton';
import { closeToast, showToast, ToastRegion } from '@/components/ui/Toast';
import { type AnchoredAnnotation, inReadingOrder } from '@/utils/annotation/anchored-annotation';
import { quoteOf } from '@/utils/annotation/annotation';
import { listAnnotations } from '@/utils/library/annotate';
import { findSavedArticle } from '@/utils/library/find-saved-article';
import { takeBackPlace } from '@/utils/library/place-annotation';
import { ALL_ANNOTATIONS } from '@/utils/search/filter-annotations';
import { panelRequest, type PanelRequest } from '@/utils/storage/panel-request';

import { PageAnnotations } from './PageAnnotations';
import type { PanelActions, PanelPage } from './panel-actions';
import styles from './PagePanel.module.css';
import { usePanelPage } from './use-panel-page';

/** Notes and highlights of the page beside the panel. */
export function PagePanel({ actions }: { actions: PanelActions }) {
  const library = useLibrary();
  const { page, isGone, onLeave } = usePanelPage(actions);
  const [focused, setFocused] = useState<string | null>(null);
  const [filter, setFilter] = useState(ALL_ANNOTATIONS);
  const [wanted, setWanted] = useState<PanelRequest | null>(null);
  const url = page?.places?.url ?? null;
  const shown = useLiveQuery(async () => {
    const article = url === null ? null : await findSavedArticle(library, url);
    return { url, article, annotations: article ? await listAnnotations(library, article.id) : [] };
  }, [url]);

  useEffect(() => actions.watchReached(setFocused), []);
  useEffect(() => {
    const take = (request: PanelRequest | null): void => {
      if (request)
        void actions.windowId().then((windowId) => {
          if (request.windowId === windowId) write(request);
        });
    };
    const write = (request: PanelRequest): void => {
      setFocused(request.annotationId);
      setWanted(request);
      void panelRequest.setValue(null);
    };
    void panelRequest.getValue().then(take);
    return panelRequest.watch(take);
  }, []);
  const annotations = shown.state === 'ready' ? shown.value.annotations : undefined;
  useEffect(() => {
    if (page) actions.libraryChanged(page.tabId);
  }, [annotations]);

  const anchors = page?.places?.anchors;
  const anchored = useMemo(() => anchoredIn(anchors ?? [], annotations ?? []), [anchors, annotations]);
  const articleId = shown.state === 'ready' ? shown.value.article?.id : undefined;
  const lastArticle = useRef(articleId);
  useEffect(() => {
    // What is undone is what the reader sees; the same page may be loaded anew.
    if (articleId === undefined || articleId === lastArticle.current) return;
    lastArticle.current = articleId;
    forgetEdits();
    closeToast();
  }, [articleId]);

  const attach = async (id: string, tabId: number): Promise<void> => {
    const annotation = annotations?.find((one) => one.id === id);
    if (!annotation) return;
    const accepted = await actions.selectPlace(tabId, { id, quote: quoteOf(annotation).exact });
    if (accepted === null) return;
    showToast({
      message: i18n.t('annotation.place.attached'),
      action: {
        label: i18n.t('annotation.undo'),
        run: () => void takeBackPlace(library, id, { accepted, versionId: null }),
      },
    });
  };

  if (page === undefined || shown.state === 'loading') return <main aria-busy="true" />;
  if (!page?.places || shown.state === 'failed')
    return <Empty title={i18n.t('panelPage.noPage')} advice={i18n.t('panelPage.noPageAdvice')} />;
  // The answer may still be that for the page before.
  if (shown.value.url !== url) return <main aria-busy="true" />;
  const { article } = shown.value;
  if (!article)
    return <Empty title={i18n.t('panelPage.notSaved')} advice={i18n.t('panelPage.notSavedAdvice')} />;

  const { tabId, places } = page;
  return (
    <main class={styles.panel} aria-label={i18n.t('panelPage.title')} onFocusOut={onLeave} onClick={onLeave}>
      <p class={styles.gone} role="status">
        {isGone && i18n.t('panelPage.gone')}
      </p>
      <header class={styles.head}>
        <h1 lang={article.lang ?? undefined} dir="auto">
          {article.title}
        </h1>
        <IconButton
          icon={BookOpen}
          label={i18n.t('panelPage.openReader')}
          onClick={() => {
            actions.openLibrary(article.id);
          }}
        />
      </header>
      <h2 class="visually-hidden">{i18n.t('panelPage.title')}</h2>
      <PageAnnotations
        article={article}
        anchored={anchored}
        text={places.text}
        focused={focused}
        onFocus={setFocused}
        wanted={wanted}
        filter={filter}
        onFilter={setFilter}
        onGoTo={(place) => {
          actions.goTo(tabId, place);
        }}
        onAttach={(id) => void attach(id, tabId)}
        onShowSaved={(place) => {
          actions.openLibrary(article.id, place);
        }}
      />
      {isWebPage(places.url) && (
        <AlwaysShow host={new URL(places.url).hostname} allow={(host) => actions.allow(host)} />
      )}
      <ToastRegion />
    </main>
  );
}

function Empty({ title, advice }: { title: string; advice: string }) {
  return (
    <main class={styles.empty}>
      <h1>{title}</h1>
      <p>{advice}</p>
    </main>
  );
}

/** Only of these can the reader be asked for access. */
function isWebPage(url: string): boolean {
  return /^https?:/.test(url);
}

/** The highlights that the page has told the places of, in its order. */
function anchoredIn(
  anchors: NonNullable<PanelPage['places']>['anchors'],
  annotations: AnchoredAnnotation['annotation'][],
): AnchoredAnnotation[] {
  const byId = new Map(anchors);
  return inReadingOrder(
    annotations.flatMap((annotation) => {
      const anchor = byId.get(annotation.id);
      return anchor ? [{ annotation, anchor }] : [];
    }),
  );
}
