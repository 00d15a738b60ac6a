import './highlight-colors';

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useMediaQuery } from '@/components/hooks/use-media-query';
import { useSetting } from '@/components/hooks/use-setting';
import { MissingPictures } from '@/components/pictures/MissingPictures';
import { TruncationNotice } from '@/components/receipt/TruncationNotice';
import { quoteOf } from '@/utils/annotation/annotation';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { SavedArticle } from '@/utils/article/article';
import { renderedText, type TextSpan } from '@/utils/article/rendered-text';
import type { WholeArticle } from '@/utils/library/read-article';
import { setState } from '@/utils/library/update-article';
import { ALL_ANNOTATIONS } from '@/utils/search/filter-annotations';
import { settings } from '@/utils/storage/settings';

import { AnnotationPanel, AnnotationSheet } from './AnnotationPanel';
import { ArticleBody } from './ArticleBody';
import { ArticleHeader } from './ArticleHeader';
import styles from './ArticleReader.module.css';
import { forgetEdits } from './edit-history';
import { EditingBar } from './EditingBar';
import { FindBar } from './FindBar';
import { Lightbox } from './Lightbox';
import { ReaderBar } from './ReaderBar';
import { type ReaderDialog, ReaderDialogs } from './ReaderDialogs';
import { readingStyle } from './reading-style';
import { SelectionToolbar } from './SelectionToolbar';
import { TextHandles } from './TextHandles';
import { useAnnotations } from './use-annotations';
import { useArticleActions } from './use-article-actions';
import { useBodyClicks } from './use-body-clicks';
import { useColors } from './use-colors';
import { useEditing } from './use-editing';
import { useGoing } from './use-going';
import { useHighlights } from './use-highlights';
import { useMarkedPictures } from './use-marked-pictures';
import { useMarking } from './use-marking';
import { usePicking } from './use-picking';
import { usePictures } from './use-pictures';
import { useReaderKeys } from './use-reader-keys';
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
  const [dialog, setDialog] = useState<ReaderDialog | null>(null);
  const [enlarged, setEnlarged] = useState<HTMLImageElement | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [isEntering, setEntering] = useState(false);
  const [filter, setFilter] = useState({ ...ALL_ANNOTATIONS, state: place.state ?? null });
  const [noteWanted, setNoteWanted] = useState<string | null>(null);

  const rendered = useMemo(() => (root ? renderedText(root) : null), [root]);
  const pictures = usePictures(root, rendered, whole.version.pictures);
  const anchored = useAnnotations(id, whole.version.id, whole.annotations, rendered, pictures);
  const colors = useColors();
  /** Where the highlight in focus would be, while its ends are moved. */
  const [moved, setMoved] = useState<TextSpan | null>(null);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  /** What was selected when the colours were opened: writing their names takes the selection away. */
  const waiting = useRef<Range | null>(null);
  const highlights = useHighlights(rendered, anchored, focused, moved);
  useMarkedPictures(root, highlights.placed, focused);
  const selected = useSelectedRange(root);
  const picking = usePicking(root, pictures, selected);
  const range = selected ?? picking.range;
  const marking = useMarking(article, {
    rendered,
    placed: highlights.placed,
    selected,
    pictureMeant: picking.meant,
    preferences: colors.preferences,
    onMarked: (annotationId, isNoteWanted) => {
      picking.leave();
      setFocused(annotationId);
      if (!isNoteWanted) return;
      setNoteWanted(annotationId);
      setPanelOpen(true);
    },
  });
  const layout = JSON.stringify([readingType, isPanelOpen && hasRoom]);
  /** Where the panel lies over the text, it goes. */
  const uncover = (): void => {
    if (!hasRoom) setPanelOpen(false);
  };
  const going = useGoing({
    scroller,
    root,
    rendered,
    placed: highlights.placed,
    focused,
    onFocus: setFocused,
    onShow: uncover,
  });
  const editing = useEditing({
    versionId: whole.version.id,
    rendered,
    anchored,
    placed: highlights.placed,
    focused,
    onFocus: setFocused,
    onShow: (shown) => {
      if (shown) going.showPlace(shown);
      else uncover();
    },
    selected,
    home: scroller,
    pictures,
    picked: picking.picked,
  });
  const { splitting } = editing;
  const actions = useArticleActions(article, onClose);
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
    if (anchored && place.annotationId != null) going.jumpTo(place.annotationId);
  }, [anchored !== null, place.annotationId]);

  const adjust = async (span: TextSpan): Promise<void> => {
    await editing.adjust(span);
    setMoved(null);
  };
  const split = async (): Promise<void> => {
    if (await editing.split()) scroller?.focus({ preventScroll: true });
  };
  const open = (wanted: ReaderDialog) => () => {
    setDialog(wanted);
  };
  const closeDialog = (): void => {
    if (dialog === 'colors' && waiting.current) select(waiting.current);
    setDialog(null);
  };
  const stepBack = (): void => {
    if (splitting || editing.attaching) editing.cancel();
    else if (selected) document.getSelection()?.removeAllRanges();
    else if (picking.picked) picking.leave();
    else if (isFinding) setFinding(false);
    else if (isPanelOpen) setPanelOpen(false);
    else onClose();
  };

  useReaderKeys({
    previous,
    next,
    going,
    marking,
    editing,
    actions,
    colors: colors.offered,
    onCard: () => {
      if (focused === null) return;
      setPanelOpen(true);
      setEntering(true);
    },
    onFind: () => {
      setFinding(true);
    },
    onHelp: open('help'),
    onCorrect: open('facts'),
    onBack: stepBack,
  });

  const onBodyClick = useBodyClicks({
    rendered,
    highlights,
    editing,
    picking,
    onHighlight: (annotationId) => {
      setFocused(annotationId);
      setPanelOpen(true);
    },
    onPicture: setEnlarged,
  });
  const list = {
    article,
    anchored,
    text: rendered?.text ?? '',
    versionId: whole.version.id,
    pictures,
    filter,
    onFilter: setFilter,
    focused,
    noteWanted,
    onJump: going.jumpTo,
    onShowPlace: going.showPlace,
    actionsFor: editing.actionsFor,
    onShowSaved: (versionId: string, annotationId: string) => {
      onGoTo({ versionId, annotationId });
    },
    onAttach: editing.beginAttach,
    onClose: () => {
      setPanelOpen(false);
    },
  };
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
        onToggleFavourite={actions.toggleFavourite}
        onToggleArchived={actions.toggleArchived}
        onFind={() => {
          setFinding(true);
        }}
        onCorrect={open('facts')}
        onExport={open('export')}
        onDelete={actions.moveToTrash}
        onHelp={open('help')}
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
            <ArticleHeader article={article} onCorrect={open('facts')} />
            <div class={styles.receipt} lang={document.documentElement.lang} dir="auto">
              <TruncationNotice signs={article.signs} />
              <MissingPictures versionId={article.versionId} />
            </div>
            <ArticleBody key={bodyKey} whole={whole} onReady={setRoot} onClick={onBodyClick} areMarkable />
            {rendered && frame && (
              <TextHandles
                editing={editing}
                highlight={highlights.placed.find((highlight) => highlight.id === focused)}
                rendered={rendered}
                frame={frame}
                isSelecting={range !== null}
                onMove={setMoved}
                onDone={(span) => void adjust(span)}
                onSplit={() => void split()}
              />
            )}
          </article>
        </div>
        {isFinding && rendered && (
          <FindBar
            rendered={rendered}
            onShow={going.show}
            onClose={() => {
              setFinding(false);
              scroller?.focus({ preventScroll: true });
            }}
          />
        )}
        {rendered && (
          <EditingBar
            editing={editing}
            text={rendered.text}
            lang={article.lang}
            onSplit={() => void split()}
          />
        )}
        {!editing.attaching && !splitting && range && root && scroller && (
          <SelectionToolbar
            range={range}
            takesFocus={!selected}
            column={root}
            area={scroller}
            colors={colors.offered}
            lastColor={marking.lastColor}
            onHighlight={(color) => void marking.highlight(color)}
            onNote={() => void marking.highlightWithNote()}
            onCopy={selected ? () => void marking.copy() : undefined}
            onColors={() => {
              waiting.current = selected;
              setDialog('colors');
            }}
            onSplit={editing.canSplitSelected ? editing.beginSplit : undefined}
            onMerge={editing.canMergeSelected ? () => void editing.merge() : undefined}
            onClose={stepBack}
          />
        )}
        <output class="visually-hidden">
          {focusedAnnotation &&
            `${colors.nameOf(focusedAnnotation.color)}: ${quoteOf(focusedAnnotation).exact || i18n.t('reader.picture')}`}
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
      {dialog && <ReaderDialogs article={article} open={dialog} onClose={closeDialog} />}
    </div>
  );
}

function select(range: Range): void {
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
