import './highlight-colors';

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { ExportDialog } from '@/components/export/ExportDialog';
import { CorrectFacts } from '@/components/facts/CorrectFacts';
import { goTo } from '@/components/hooks/use-hash-route';
import { useLibrary } from '@/components/hooks/use-library';
import { useMediaQuery } from '@/components/hooks/use-media-query';
import { useSetting } from '@/components/hooks/use-setting';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { MissingPictures } from '@/components/pictures/MissingPictures';
import { TruncationNotice } from '@/components/receipt/TruncationNotice';
import { HelpDialog } from '@/components/ui/HelpDialog';
import { showToast } from '@/components/ui/Toast';
import { type Annotation, type HighlightColor, quoteOf } from '@/utils/annotation/annotation';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { SavedArticle } from '@/utils/article/article';
import { renderedText, type TextSpan } from '@/utils/article/rendered-text';
import type { WholeArticle } from '@/utils/library/read-article';
import { setFavourite, setState, trashArticles } from '@/utils/library/update-article';
import { ALL_ANNOTATIONS } from '@/utils/search/filter-annotations';
import { settings } from '@/utils/storage/settings';

import { AttachBar } from './AttachBar';
import { AnnotationPanel, AnnotationSheet } from './AnnotationPanel';
import { ArticleBody } from './ArticleBody';
import { ArticleHeader } from './ArticleHeader';
import styles from './ArticleReader.module.css';
import { ColorsDialog } from './ColorsDialog';
import { forgetEdits, redoEdit, undoEdit } from './edit-history';
import { FindBar } from './FindBar';
import { HighlightEnds } from './HighlightEnds';
import { Lightbox } from './Lightbox';
import { ReaderBar } from './ReaderBar';
import { readingStyle } from './reading-style';
import { SelectionToolbar } from './SelectionToolbar';
import { showRange } from './show-range';
import { useAnnotations } from './use-annotations';
import { useColors } from './use-colors';
import { useHighlights } from './use-highlights';
import { usePlacing } from './use-placing';
import { useMarking } from './use-marking';
import { useReadingProgress } from './use-reading-progress';
import { useSelectedRange } from './use-selected-range';
import { VersionsButton } from './VersionsButton';

interface ArticleReaderProps {
  article: SavedArticle;
  whole: WholeArticle;
  /** Changes when the body has to be shown anew. */
  bodyKey: string;
  previous: string | null;
  next: string | null;
  /** What of it is to be shown. */
  place: ArticlePlace;
  onGoTo: (place: ArticlePlace) => void;
  onClose: () => void;
}

/** Room for the article at its measure with the panel beside it. */
const ROOM_FOR_PANEL = '(width >= 1000px)';

/** The open article with its highlights: reading, marking and writing on it. */
export function ArticleReader(props: ArticleReaderProps) {
  const { article, whole, bodyKey, previous, next, place, onGoTo, onClose } = props;
  const library = useLibrary();
  const { id } = article;
  const hasRoom = useMediaQuery(ROOM_FOR_PANEL);
  const [readingType] = useSetting(settings.readingType);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [root, setRoot] = useState<HTMLElement | null>(null);
  const [isPanelOpen, setPanelOpen] = useState(
    () => place.state != null || (hasRoom && (whole.annotations.length > 0 || article.note !== '')),
  );
  const [isFinding, setFinding] = useState(false);
  const [dialog, setDialog] = useState<'help' | 'facts' | 'export' | 'colors' | null>(null);
  const [enlarged, setEnlarged] = useState<HTMLImageElement | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [isEntering, setEntering] = useState(false);
  const [attaching, setAttaching] = useState<Annotation | null>(null);
  const [filter, setFilter] = useState({ ...ALL_ANNOTATIONS, state: place.state ?? null });
  const [noteWanted, setNoteWanted] = useState<string | null>(null);

  const rendered = useMemo(() => (root ? renderedText(root) : null), [root]);
  const anchored = useAnnotations(id, whole.version.id, whole.annotations, rendered);
  const colors = useColors();
  /** Where the highlight in focus would be, while its ends are moved. */
  const [moved, setMoved] = useState<TextSpan | null>(null);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  /** What was selected when the colours were opened: writing their names takes the selection away. */
  const waiting = useRef<Range | null>(null);
  const highlights = useHighlights(rendered, anchored, focused, moved);
  const selected = useSelectedRange(root);
  const marking = useMarking(article, rendered, highlights.placed, selected, colors.preferences);
  const layout = JSON.stringify([readingType, isPanelOpen && hasRoom]);
  const placing = usePlacing(rendered?.text ?? '', whole.version.id);
  const progress = useReadingProgress(article, scroller, root, rendered, layout);

  useEffect(() => forgetEdits, [id]);
  useEffect(() => {
    if (article.state === 'unread') void setState(library, [id], 'reading');
  }, []);
  useEffect(() => {
    scroller?.focus({ preventScroll: true });
  }, [scroller, root]);
  useEffect(() => {
    if (!isEntering) return;
    setEntering(false);
    document.querySelector<HTMLElement>(`[data-annotation-id='${String(focused)}'] [data-quote]`)?.focus();
  }, [isEntering]);
  useEffect(() => {
    if (place.state == null) return;
    setFilter({ ...ALL_ANNOTATIONS, state: place.state });
    setPanelOpen(true);
  }, [place.state]);
  useEffect(() => {
    if (anchored && place.annotationId != null) jumpTo(place.annotationId);
  }, [anchored !== null, place.annotationId]);

  const show = (range: Range): void => {
    if (scroller) showRange(scroller, range);
  };
  const showPlace = ({ start, end }: TextSpan): void => {
    const range = rendered?.rangeAt(start, end);
    if (range) show(range);
    if (!hasRoom) setPanelOpen(false);
  };
  const jumpTo = (annotationId: string): void => {
    setFocused(annotationId);
    const itsPlace = highlights.placed.find((highlight) => highlight.id === annotationId);
    if (itsPlace) showPlace(itsPlace);
  };
  const step = (by: number): void => {
    const { placed } = highlights;
    const index = placed.findIndex((highlight) => highlight.id === focused);
    const target =
      index < 0 ? placed.at(by > 0 ? 0 : -1) : placed[(index + by + placed.length) % placed.length];
    if (target) jumpTo(target.id);
  };
  const highlight = async (color: HighlightColor): Promise<void> => {
    const made = await marking.highlight(color);
    if (made !== null) setFocused(made);
  };
  const highlightWithNote = async (): Promise<void> => {
    const made = await marking.highlight(marking.lastColor);
    if (made === null) return;
    setFocused(made);
    setNoteWanted(made);
    setPanelOpen(true);
  };
  const attach = async (annotation: Annotation): Promise<void> => {
    const span = selected && rendered?.spanOf(selected);
    if (!span) return;
    setAttaching(null);
    document.getSelection()?.removeAllRanges();
    await placing.setPlace(annotation.id, span, 'attached');
    setFocused(annotation.id);
  };
  const adjust = async (span: TextSpan): Promise<void> => {
    const anchor = anchored?.find(({ annotation }) => annotation.id === focused)?.anchor;
    const isMoved = anchor && 'start' in anchor && (anchor.start !== span.start || anchor.end !== span.end);
    if (focused !== null && isMoved) await placing.setPlace(focused, span, 'adjusted');
    setMoved(null);
  };
  const goBackTo = async (changed: Promise<string | null>, isUndo: boolean): Promise<void> => {
    const changedId = await changed;
    if (changedId !== null) setFocused(changedId);
    const message = changedId === null ? 'nothing' : isUndo ? 'undone' : 'redone';
    showToast({ message: i18n.t(`annotation.history.${message}`) });
  };
  const toggleFavourite = (): void => {
    void setFavourite(library, [id], !article.isFavourite);
  };
  const toggleArchived = (): void => {
    void setState(library, [id], article.state === 'archived' ? 'reading' : 'archived');
  };
  const moveToTrash = async (): Promise<void> => {
    const undo = await trashArticles(library, [id]);
    onClose();
    showToast({
      message: i18n.t('reader.deleted'),
      action: { label: i18n.t('reader.undo'), run: () => void undo() },
    });
  };
  const stepBack = (): void => {
    if (attaching) setAttaching(null);
    else if (selected) document.getSelection()?.removeAllRanges();
    else if (isFinding) setFinding(false);
    else if (isPanelOpen) setPanelOpen(false);
    else onClose();
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
    o: () => {
      if (focused === null) return;
      setPanelOpen(true);
      setEntering(true);
    },
    h: () => void highlight(marking.lastColor),
    m: () => void highlightWithNote(),
    ...Object.fromEntries(
      colors.offered.map(({ color }, index) => [String(index + 1), () => void highlight(color)]),
    ),
    a: () => {
      document.querySelector<HTMLElement>('[data-end=end]')?.focus();
    },
    'Ctrl+z': () => void goBackTo(undoEdit(library), true),
    'Ctrl+Z': () => void goBackTo(redoEdit(library), false),
    'Ctrl+y': () => void goBackTo(redoEdit(library), false),
    '/': () => {
      setFinding(true);
    },
    '?': () => {
      setDialog('help');
    },
    c: () => {
      setDialog('facts');
    },
    f: toggleFavourite,
    e: toggleArchived,
    Escape: stepBack,
  });

  const onBodyClick = ({ clientX, clientY, target }: MouseEvent): void => {
    // The click that ends a selection is none on what lies under it.
    if (document.getSelection()?.isCollapsed === false) return;
    const hit = highlights.at(clientX, clientY);
    if (hit !== null) {
      setFocused(hit);
      setPanelOpen(true);
    } else if (target instanceof Element) {
      setEnlarged(target.closest('button')?.querySelector('img') ?? null);
    }
  };
  const list = {
    article,
    anchored,
    text: rendered?.text ?? '',
    versionId: whole.version.id,
    filter,
    onFilter: setFilter,
    focused,
    noteWanted,
    onJump: jumpTo,
    onShowPlace: showPlace,
    onShowSaved: (versionId: string, annotationId: string) => {
      onGoTo({ versionId, annotationId });
    },
    onAttach: (annotationId: string) => {
      setAttaching(anchored?.find(({ annotation }) => annotation.id === annotationId)?.annotation ?? null);
      if (!hasRoom) setPanelOpen(false);
    },
    onClose: () => {
      setPanelOpen(false);
    },
  };
  const focusedPlace = highlights.placed.find((highlight) => highlight.id === focused);
  const focusedAnnotation = anchored?.find(({ annotation }) => annotation.id === focused)?.annotation;

  return (
    <div class={styles.reader}>
      <ReaderBar
        article={article}
        progress={progress}
        versions={<VersionsButton article={article} shownId={whole.version.id} onGoTo={onGoTo} />}
        annotationCount={anchored?.length ?? whole.annotations.length}
        isPanelOpen={isPanelOpen}
        onTogglePanel={() => {
          setPanelOpen(!isPanelOpen);
        }}
        onToggleFavourite={toggleFavourite}
        onToggleArchived={toggleArchived}
        onFind={() => {
          setFinding(true);
        }}
        onCorrect={() => {
          setDialog('facts');
        }}
        onExport={() => {
          setDialog('export');
        }}
        onDelete={() => void moveToTrash()}
        onHelp={() => {
          setDialog('help');
        }}
        onClose={onClose}
      />
      <main class={styles.stage}>
        <div class={styles.scroller} ref={setScroller} tabIndex={-1}>
          <article
            ref={setFrame}
            class={styles.article}
            lang={article.lang ?? undefined}
            dir={article.dir ?? 'auto'}
            style={readingStyle(readingType, article)}
          >
            <ArticleHeader
              article={article}
              onCorrect={() => {
                setDialog('facts');
              }}
            />
            <div class={styles.receipt} lang={document.documentElement.lang} dir="auto">
              <TruncationNotice signs={article.signs} />
              <MissingPictures versionId={article.versionId} />
            </div>
            <ArticleBody key={bodyKey} whole={whole} onReady={setRoot} onClick={onBodyClick} />
            {focusedPlace && rendered && frame && !selected && (
              <HighlightEnds
                key={focusedPlace.id}
                highlight={focusedPlace}
                rendered={rendered}
                frame={frame}
                onMove={setMoved}
                onDone={(span) => void adjust(span)}
              />
            )}
          </article>
        </div>
        {isFinding && rendered && (
          <FindBar
            rendered={rendered}
            onShow={show}
            onClose={() => {
              setFinding(false);
              scroller?.focus({ preventScroll: true });
            }}
          />
        )}
        {attaching && (
          <AttachBar
            quote={quoteOf(attaching).exact}
            canAttach={selected !== null}
            onAttach={() => void attach(attaching)}
            onCancel={() => {
              setAttaching(null);
            }}
          />
        )}
        {!attaching && selected && root && scroller && (
          <SelectionToolbar
            range={selected}
            column={root}
            area={scroller}
            colors={colors.offered}
            lastColor={marking.lastColor}
            onHighlight={(color) => void highlight(color)}
            onNote={() => void highlightWithNote()}
            onCopy={() => void marking.copy()}
            onColors={() => {
              waiting.current = selected;
              setDialog('colors');
            }}
            onClose={stepBack}
          />
        )}
        <output class="visually-hidden">
          {focusedAnnotation &&
            `${colors.nameOf(focusedAnnotation.color)}: ${quoteOf(focusedAnnotation).exact}`}
        </output>
      </main>
      {isPanelOpen && (hasRoom ? <AnnotationPanel {...list} /> : <AnnotationSheet {...list} />)}
      {enlarged && (
        <Lightbox
          picture={enlarged}
          onClose={() => {
            setEnlarged(null);
          }}
        />
      )}
      {dialog === 'help' && (
        <HelpDialog
          kind="reader"
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog === 'facts' && (
        <CorrectFacts
          article={article}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
      {dialog === 'colors' && (
        <ColorsDialog
          onClose={() => {
            setDialog(null);
            if (waiting.current) select(waiting.current);
          }}
        />
      )}
      {dialog === 'export' && (
        <ExportDialog
          articleIds={[id]}
          onClose={() => {
            setDialog(null);
          }}
        />
      )}
    </div>
  );
}

function select(range: Range): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
