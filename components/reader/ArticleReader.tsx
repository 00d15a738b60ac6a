import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { ExportDialog } from '@/components/export/ExportDialog';
import { navigate } from '@/components/hooks/use-hash-route';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useSetting } from '@/components/hooks/use-setting';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { HelpDialog } from '@/components/ui/HelpDialog';
import { showToast } from '@/components/ui/Toast';
import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { type HighlightColor, HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { describeRange } from '@/utils/annotation/describe-range';
import { renderedText } from '@/utils/article/rendered-text';
import { addAnnotation } from '@/utils/library/annotate';
import type { WholeArticle } from '@/utils/library/read-article';
import { setFavourite, setState, trashArticles } from '@/utils/library/update-article';
import { settings } from '@/utils/storage/settings';

import { AnnotationPanel } from './AnnotationPanel';
import { ArticleBody } from './ArticleBody';
import { ArticleHeader } from './ArticleHeader';
import styles from './ArticleReader.module.css';
import { FindBar } from './FindBar';
import { Lightbox } from './Lightbox';
import { ReaderBar } from './ReaderBar';
import { readingStyle } from './reading-style';
import { SelectionToolbar } from './SelectionToolbar';
import { useHighlights } from './use-highlights';
import { useReadingProgress } from './use-reading-progress';
import { useSelectedRange } from './use-selected-range';

interface ArticleReaderProps {
  whole: WholeArticle;
  previous: string | null;
  next: string | null;
  onClose: () => void;
}

/** The open article with its highlights: reading, marking and writing on it. */
export function ArticleReader({ whole, previous, next, onClose }: ArticleReaderProps) {
  const library = useLibrary();
  const { db } = library;
  const { id } = whole.article;
  const [readingType] = useSetting(settings.readingType);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [isPanelOpen, setPanelOpen] = useState(() => matchMedia('(width >= 1100px)').matches);
  const [isFinding, setFinding] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const [enlarged, setEnlarged] = useState<HTMLImageElement | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [noteOpen, setNoteOpen] = useState<string | null>(null);
  const lastColor = useRef<HighlightColor>(HIGHLIGHT_COLORS[0]);
  const scroller = useRef<HTMLDivElement>(null);

  const articleQuery = useLiveQuery(() => db.articles.get(id), [id]);
  const article = articleQuery.state === 'ready' ? (articleQuery.value ?? whole.article) : whole.article;
  const annotationsQuery = useLiveQuery(() => db.annotations.where('articleId').equals(id).toArray(), [id]);
  const annotations =
    annotationsQuery.state === 'ready'
      ? annotationsQuery.value.filter(({ deletedAt }) => deletedAt === null)
      : whole.annotations;
  const rendered = useMemo(() => (root ? renderedText(root) : null), [root]);
  const anchored = useMemo(
    () => (rendered ? anchorAnnotations(rendered.text, annotations) : []),
    [rendered, annotations],
  );
  const highlights = useHighlights(rendered, anchored, focused);
  const selected = useSelectedRange(root);
  const progress = useReadingProgress(article, scroller, root, rendered);

  const highlight = async (color: HighlightColor, withNote: boolean): Promise<void> => {
    const selectors = rendered && selected ? describeRange(rendered, selected) : null;
    if (!selectors) return;
    lastColor.current = color;
    const annotation = await addAnnotation(library, article, selectors, { color, note: '', tags: [] });
    document.getSelection()?.removeAllRanges();
    setFocused(annotation.id);
    if (!withNote) return;
    setPanelOpen(true);
    setNoteOpen(annotation.id);
  };
  const jumpTo = (annotationId: string): void => {
    setFocused(annotationId);
    const range = highlights.rangeOf(annotationId);
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  };
  const step = (by: number): void => {
    const placed = anchored.filter(({ annotation }) => highlights.rangeOf(annotation.id));
    const index = placed.findIndex(({ annotation }) => annotation.id === focused);
    const target = placed[(index + by + placed.length) % placed.length] ?? placed[0];
    if (target) jumpTo(target.annotation.id);
  };
  const moveToTrash = async (): Promise<void> => {
    const undo = await trashArticles(library, [id]);
    onClose();
    showToast({
      message: i18n.t('library.deleted', 1),
      action: { label: i18n.t('library.undo'), run: () => void undo() },
    });
  };
  const goTo = (hash: string | null) => () => {
    if (hash !== null) navigate(hash);
  };

  useShortcuts({
    j: goTo(next),
    k: goTo(previous),
    n: () => {
      step(1);
    },
    p: () => {
      step(-1);
    },
    h: () => void highlight(lastColor.current, false),
    m: () => void highlight(lastColor.current, true),
    '/': () => {
      setFinding(true);
    },
    '?': () => {
      setHelpOpen(true);
    },
    f: () => void setFavourite(library, [id], !article.isFavourite),
    e: () => void setState(library, [id], article.state === 'archived' ? 'reading' : 'archived'),
    Escape: () => {
      if (selected) document.getSelection()?.removeAllRanges();
      else if (isFinding) setFinding(false);
      else onClose();
    },
  });
  useEffect(() => {
    scroller.current?.focus({ preventScroll: true });
  }, [root]);

  return (
    <div class={styles.reader} data-panel={isPanelOpen}>
      <ReaderBar
        article={article}
        annotationCount={annotations.length}
        isPanelOpen={isPanelOpen}
        onTogglePanel={() => {
          setPanelOpen(!isPanelOpen);
        }}
        onFind={() => {
          setFinding(true);
        }}
        onExport={() => {
          setExporting(true);
        }}
        onDelete={() => void moveToTrash()}
        onHelp={() => {
          setHelpOpen(true);
        }}
        onClose={onClose}
      />
      <progress class={styles.progress} value={progress} aria-label={i18n.t('library.progress')} />
      <div class={styles.scroller} ref={scroller} tabIndex={-1}>
        <main>
          <article
            class={styles.article}
            lang={article.lang ?? undefined}
            dir={article.dir ?? 'auto'}
            style={readingStyle(readingType, article)}
          >
            <ArticleHeader article={article} />
            <ArticleBody
              key={whole.version.id}
              whole={whole}
              onReady={setRoot}
              onClick={({ clientX, clientY, target }) => {
                const hit = highlights.at(clientX, clientY);
                if (hit !== null) {
                  setFocused(hit);
                  setPanelOpen(true);
                } else if (target instanceof HTMLImageElement && !target.closest('a')) setEnlarged(target);
              }}
            />
          </article>
        </main>
        {selected && root && (
          <SelectionToolbar
            range={selected}
            column={root}
            onHighlight={(color) => void highlight(color, false)}
            onNote={() => void highlight(lastColor.current, true)}
          />
        )}
      </div>
      {isFinding && rendered && (
        <FindBar
          rendered={rendered}
          onClose={() => {
            setFinding(false);
          }}
        />
      )}
      {isPanelOpen && (
        <AnnotationPanel
          article={article}
          anchored={anchored}
          rendered={rendered}
          focused={focused}
          noteOpen={noteOpen}
          onJump={jumpTo}
          onClose={() => {
            setPanelOpen(false);
          }}
        />
      )}
      {enlarged && (
        <Lightbox
          picture={enlarged}
          onClose={() => {
            setEnlarged(null);
          }}
        />
      )}
      {isHelpOpen && (
        <HelpDialog
          kind="reader"
          onClose={() => {
            setHelpOpen(false);
          }}
        />
      )}
      {isExporting && (
        <ExportDialog
          articleIds={[id]}
          onClose={() => {
            setExporting(false);
          }}
        />
      )}
    </div>
  );
}
