import { Copy, Link, Merge, Quote, Scissors, Trash2 } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { copyCitedQuote } from '@/components/cite/copy-cited-quote';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import { TagInput } from '@/components/ui/TagInput';
import { showToast } from '@/components/ui/Toast';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { noteOf, pictureOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import { quoteLink } from '@/utils/annotation/text-fragment';
import type { Article } from '@/utils/article/article';
import type { TextSpan } from '@/utils/article/rendered-text';
import { webAddress } from '@/utils/article/web-address';
import { deleteAnnotation, updateAnnotation } from '@/utils/library/annotate';

import styles from './AnnotationCard.module.css';
import { AnnotationQuote } from './AnnotationQuote';
import { AnnotationState } from './AnnotationState';
import { ColorChoice } from './ColorChoice';
import { copyQuote, copyQuoteLink } from './copy-quote';
import { recordEdit } from './edit-history';
import { forgetStoredDraft, unstoredDraft } from './note-draft';
import { NoteText } from './NoteText';
import { NoteView } from './NoteView';
import { SplitQuote } from './SplitQuote';
import { takeBackAloud } from './edits-aloud';
import { useColors } from './use-colors';
import type { HighlightActions } from './use-editing';
import type { Placing } from './use-placing';

interface AnnotationCardProps extends AnchoredAnnotation {
  article: Article;
  /** The text of the article. */
  text: string;
  pictures: readonly PicturePlace[];
  isInCopyOnly: boolean;
  placing: Placing;
  /** The version in which it stood last, if another: its name, and what shows it. */
  savedVersion?: { name: string; onShow: () => void };
  /** Tags in use, the likeliest first. */
  suggestions: string[];
  isFocused: boolean;
  /** Whether its note is to be written now. */
  isNoteWanted: boolean;
  /** Whether it is to be tagged now. */
  areTagsWanted: boolean;
  /** Tells one such wish from the next. */
  wish: string;
  onJump: () => void;
  onShowPlace: (place: TextSpan) => void;
  /** Lets the reader select its words; missing where they can't. */
  onAttach?: () => void;
  actions?: HighlightActions | undefined;
}

/** One highlight: its quote, note and tags. Opened, they can be changed; every change is stored as it is made. */
export function AnnotationCard(props: AnnotationCardProps) {
  const {
    annotation,
    anchor,
    article,
    text,
    suggestions,
    isFocused,
    isNoteWanted,
    areTagsWanted,
    wish,
    onJump,
    onShowPlace,
  } = props;
  const { pictures, placing, savedVersion, onAttach, actions } = props;
  const library = useLibrary();
  const { lang } = article;
  const { nameOf } = useColors();
  const { id, color } = annotation;
  const card = useRef<HTMLLIElement>(null);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const note = noteOf(annotation);
  const [isOpen, setOpen] = useState(() => isNoteWanted || areTagsWanted || unstoredDraft(id, note) !== null);
  const picture = pictureOf(annotation);
  const quote = quoteOf(annotation).exact;
  const tags = tagsOf(annotation);
  const address = webAddress(annotation.target.source);

  useEffect(() => {
    forgetStoredDraft(id, note);
  }, []);
  useEffect(() => {
    if (isFocused) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  useEffect(() => {
    if (isNoteWanted || areTagsWanted) setOpen(true);
  }, [isNoteWanted, areTagsWanted, wish]);
  useEffect(() => {
    if (isOpen && isNoteWanted) noteField.current?.focus();
    if (isOpen && areTagsWanted) card.current?.querySelector<HTMLElement>('[role=combobox]')?.focus();
  }, [isOpen, isNoteWanted, areTagsWanted, wish]);

  const remove = async (): Promise<void> => {
    const changes = await recordEdit(library, id, () => deleteAnnotation(library, id));
    showToast({
      message: i18n.t('annotation.deleted'),
      action: {
        label: i18n.t('annotation.undo'),
        run: () => void takeBackAloud(library, changes ?? []),
      },
    });
  };

  const focusQuote = (): void => {
    card.current?.querySelector<HTMLElement>('[data-quote]')?.focus();
  };
  const merge = async (): Promise<void> => {
    await actions?.merge?.run();
    // The button that was pressed may have gone: there may be nothing more to merge with.
    focusQuote();
  };
  const splitting = actions?.splitting;
  const wasSplitting = useRef(false);
  useEffect(() => {
    // What had the focus is gone.
    if (wasSplitting.current && !splitting && document.activeElement === document.body) focusQuote();
    wasSplitting.current = splitting !== undefined;
  }, [splitting === undefined]);

  return (
    <li ref={card} class={styles.card} data-annotation-id={id} data-color={color} data-focused={isFocused}>
      {splitting ? (
        <SplitQuote {...splitting} id={id} color={color} lang={lang} />
      ) : (
        <button type="button" class={styles.quote} data-quote="" aria-current={isFocused} onClick={onJump}>
          <AnnotationQuote colorName={nameOf(color)} quote={quote} picture={picture} lang={lang} />
        </button>
      )}
      <AnnotationState
        annotation={annotation}
        anchor={anchor}
        text={text}
        lang={lang}
        pictures={pictures}
        isInCopyOnly={props.isInCopyOnly}
        placing={placing}
        savedVersion={savedVersion}
        onShowPlace={onShowPlace}
        onAttach={onAttach}
      />
      {!isOpen && note !== '' && (
        <div class={styles.note}>
          <NoteView markdown={note} />
        </div>
      )}
      {!isOpen && tags.length > 0 && (
        <p class={styles.tags}>
          {tags.map((tag) => (
            <bdi key={tag}>{tag}</bdi>
          ))}
        </p>
      )}
      {isOpen && (
        <div class={styles.form}>
          <ColorChoice
            color={color}
            onChange={(chosen) =>
              void recordEdit(library, id, () => updateAnnotation(library, id, { color: chosen }))
            }
          />
          <NoteText
            id={id}
            field={noteField}
            label={i18n.t('annotation.note')}
            stored={note}
            store={(change) => updateAnnotation(library, id, { note: change })}
          />
          <TagInput
            label={i18n.t('annotation.tags')}
            placeholder={i18n.t('annotation.addTag')}
            tags={tags}
            suggestions={suggestions}
            onAdd={(tag) => void updateAnnotation(library, id, { addedTag: tag })}
            onRemove={(tag) => void updateAnnotation(library, id, { removedTag: tag })}
          />
        </div>
      )}
      <footer class={styles.actions}>
        <Button
          variant="quiet"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {i18n.t(isOpen ? 'annotation.done' : note === '' ? 'annotation.addNote' : 'annotation.edit')}
        </Button>
        {actions?.split && (
          <IconButton icon={Scissors} label={i18n.t('annotation.split.do')} onClick={actions.split} />
        )}
        {actions?.merge && (
          <IconButton
            icon={Merge}
            label={i18n.t('annotation.merge.with', [shortened(actions.merge.words)])}
            onClick={() => void merge()}
          />
        )}
        {!picture && (
          <IconButton icon={Copy} label={i18n.t('annotation.copy')} onClick={() => void copyQuote(quote)} />
        )}
        {!picture && (
          <IconButton
            icon={Quote}
            label={i18n.t('cite.copyQuote')}
            onClick={() => void copyCitedQuote(quote, article)}
          />
        )}
        {!picture && address !== null && (
          <IconButton
            icon={Link}
            label={i18n.t('annotation.copyLink')}
            onClick={() => void copyQuoteLink(quoteLink(address, quoteOf(annotation), text))}
          />
        )}
        <IconButton icon={Trash2} label={i18n.t('annotation.delete')} onClick={() => void remove()} />
      </footer>
    </li>
  );
}

/** Code units of another highlight's words by which it is named. */
const NAMED_BY = 40;

function shortened(words: string): string {
  return words.length <= NAMED_BY ? words : `${words.slice(0, NAMED_BY).replace(/[\ud800-\udbff]$/, '')}…`;
}
