import './highlight-colors';

import { useEffect, useRef, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { useSetting } from '@/components/hooks/use-setting';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { SavedArticle } from '@/utils/article/article';
import type { TextSpan } from '@/utils/article/rendered-text';
import type { WholeArticle } from '@/utils/library/read-article';
import { setState } from '@/utils/library/update-article';
import { settings } from '@/utils/storage/settings';

import { AnnotationPanel, AnnotationSheet } from './AnnotationPanel';
import styles from './ArticleReader.module.css';
import { forgetEdits } from './edit-history';
import { EditingBar } from './EditingBar';
import { FindBar } from './FindBar';
import { FocusedHighlight } from './FocusedHighlight';
import { HitsBar } from './HitsBar';
import { Lightbox } from './Lightbox';
import { MarkedArticle } from './MarkedArticle';
import { ReaderBar } from './ReaderBar';
import { ReaderDialogs } from './ReaderDialogs';
import { SelectionToolbar } from './SelectionToolbar';
import { useArticleActions } from './use-article-actions';
import { useBodyClicks } from './use-body-clicks';
import { useColors } from './use-colors';
import { useEditing } from './use-editing';
import { useGoing } from './use-going';
import { useShownText } from './use-shown-text';
import { useMarking } from './use-marking';
import { usePicking } from './use-picking';
import { useReaderDialogs } from './use-reader-dialogs';
import { useReaderKeys } from './use-reader-keys';
import { useReaderPanel } from './use-reader-panel';
import { useReadingProgress } from './use-reading-progress';
import { useSearchHits } from './use-search-hits';
import { selectedRange, useSelectedRange } from './use-selected-range';
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
  /** The query by which it was found: its words are marked. */
  query: string;
  onGoTo: (place: ArticlePlace) => void;
  onClose: () => void;
}

/** The open article with its highlights: reading, marking and writing on it. */
export function ArticleReader(props: ArticleReaderProps) {
  const { article, whole, bodyKey, previous, next, place, query, onGoTo, onClose } = props;
  const library = useLibrary();
  const { id } = article;
  const [readingType] = useSetting(settings.readingType);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  /** Where the highlight in focus would be, while its ends are moved. */
  const [moved, setMoved] = useState<TextSpan | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [enlarged, setEnlarged] = useState<HTMLImageElement | null>(null);

  const panel = useReaderPanel(place, whole.annotations.length > 0 || article.note !== '');
  const text = useShownText(whole, focused, moved);
  const { root, rendered, finder, pictures, anchored, highlights } = text;
  const { placed } = highlights;
  const colors = useColors();
  const selected = useSelectedRange(root);
  const picking = usePicking(root, pictures, selected);
  const range = selected ?? picking.range;
  const dialogs = useReaderDialogs(selected);
  const marking = useMarking(article, {
    rendered,
    finder,
    placed,
    selected: () => root && selectedRange(root),
    pictureMeant: picking.meant,
    preferences: colors.preferences,
    onMarked: (annotationId, isNoteWanted) => {
      picking.leave();
      setFocused(annotationId);
      if (isNoteWanted) panel.writeNoteOn(annotationId);
    },
  });
  const going = useGoing({
    scroller,
    root,
    rendered,
    placed,
    focused,
    onFocus: setFocused,
    onShow: panel.uncover,
  });
  const hits = useSearchHits(rendered, {
    query,
    isToBeShown: place.annotationId == null,
    onShow: (range, isAtOnce) => {
      const show = (): void => {
        going.show(range, isAtOnce);
      };
      if (isAtOnce) reading.lookAt(show);
      else show();
    },
  });
  const editing = useEditing({
    versionId: whole.version.id,
    rendered,
    finder,
    anchored,
    placed,
    focused,
    onFocus: setFocused,
    onShow: (shown) => {
      if (shown) going.showPlace(shown);
      else panel.uncover();
    },
    selected,
    home: scroller,
    pictures,
    picked: picking.picked,
  });
  const actions = useArticleActions(article, onClose);
  const layout = JSON.stringify([readingType, panel.isOpen && panel.isBeside]);
  const reading = useReadingProgress(article, scroller, root, rendered, layout);
  const wasShown = useRef(false);
  const focusText = (): void => scroller?.focus({ preventScroll: true });

  useEffect(() => forgetEdits, [id]);
  useEffect(() => {
    if (article.state === 'unread') void setState(library, [id], 'reading');
  }, []);
  useEffect(() => {
    // The text is shown anew when a picture arrives late: what has the focus keeps it, and what is being written always.
    const { activeElement } = document;
    const isWriting = activeElement?.matches('input, textarea') === true;
    if (activeElement === document.body || (!wasShown.current && !isWriting)) focusText();
    wasShown.current ||= root !== null;
  }, [scroller, root]);
  useEffect(() => {
    if (anchored && place.annotationId != null) going.jumpTo(place.annotationId);
  }, [anchored !== null, place.annotationId]);

  const adjust = async (span: TextSpan): Promise<void> => {
    await editing.adjust(span);
    setMoved(null);
  };
  const split = async (): Promise<void> => {
    if (await editing.split()) focusText();
  };
  const find = (): void => {
    hits.leave();
    setFinding(true);
  };
  const stepBack = (): void => {
    if (editing.splitting || editing.attaching) editing.cancel();
    else if (selected) document.getSelection()?.removeAllRanges();
    else if (picking.picked) picking.leave();
    else if (isFinding || hits.count > 0) {
      if (isFinding) setFinding(false);
      else hits.leave();
      focusText();
    } else if (panel.isOpen) panel.setOpen(false);
    else onClose();
  };

  useReaderKeys({
    previous,
    next,
    going,
    hits,
    marking,
    editing,
    actions,
    colors: colors.offered,
    onCard: () => {
      if (focused !== null) panel.enter(focused);
    },
    onFind: find,
    onHelp: dialogs.open('help'),
    onCorrect: dialogs.open('facts'),
    onCite: dialogs.open('cite'),
    onBack: stepBack,
  });
  const onBodyClick = useBodyClicks({
    rendered,
    highlights,
    editing,
    picking,
    onHighlight: (annotationId) => {
      setFocused(annotationId);
      panel.setOpen(true);
    },
    onPicture: setEnlarged,
  });
  const Panel = panel.isBeside ? AnnotationPanel : AnnotationSheet;

  return (
    <div class={styles.reader}>
      <ReaderBar
        article={article}
        progress={reading.progress}
        versions={<VersionsButton article={article} shownId={whole.version.id} onGoTo={onGoTo} />}
        annotationCount={anchored?.length ?? whole.annotations.length}
        isPanelOpen={panel.isOpen}
        onTogglePanel={() => {
          panel.setOpen(!panel.isOpen);
        }}
        onToggleFavourite={actions.toggleFavourite}
        onToggleArchived={actions.toggleArchived}
        onFind={find}
        onCorrect={dialogs.open('facts')}
        onCite={dialogs.open('cite')}
        onExport={dialogs.open('export')}
        onDelete={actions.moveToTrash}
        onHelp={dialogs.open('help')}
        onClose={onClose}
      />
      <main class={styles.stage}>
        <div class={styles.scroller} ref={setScroller} tabIndex={-1}>
          <MarkedArticle
            article={article}
            whole={whole}
            bodyKey={bodyKey}
            text={text}
            editing={editing}
            focused={focused}
            isSelecting={range !== null}
            onClick={onBodyClick}
            onCorrect={dialogs.open('facts')}
            onMove={setMoved}
            onDone={(span) => void adjust(span)}
            onSplit={() => void split()}
          />
        </div>
        {isFinding && rendered && (
          <FindBar
            rendered={rendered}
            onShow={going.show}
            onClose={() => {
              setFinding(false);
              focusText();
            }}
          />
        )}
        {hits.count > 0 && (
          <HitsBar
            hits={hits}
            onClose={() => {
              hits.leave();
              focusText();
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
        {!editing.attaching && !editing.splitting && range && root && scroller && (
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
            onCite={selected ? () => void marking.cite() : undefined}
            onColors={dialogs.open('colors')}
            onSplit={editing.canSplitSelected ? editing.beginSplit : undefined}
            onMerge={editing.canMergeSelected ? () => void editing.merge() : undefined}
            onClose={stepBack}
          />
        )}
        <FocusedHighlight anchored={anchored} focused={focused} />
      </main>
      {panel.isOpen && (
        <Panel
          article={article}
          anchored={anchored}
          finder={finder}
          versionId={whole.version.id}
          pictures={pictures}
          filter={panel.filter}
          onFilter={panel.onFilter}
          focused={focused}
          noteWanted={panel.noteWanted}
          onJump={going.jumpTo}
          onShowPlace={going.showPlace}
          actionsFor={editing.actionsFor}
          onShowSaved={(versionId, annotationId) => {
            onGoTo({ versionId, annotationId });
          }}
          onAttach={editing.beginAttach}
          onClose={() => {
            panel.setOpen(false);
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
      {dialogs.shown && <ReaderDialogs article={article} open={dialogs.shown} onClose={dialogs.close} />}
    </div>
  );
}
