import { BookOpen, Check, PanelRight, Star, Undo2 } from 'lucide-preact';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { MissingPictures } from '@/components/pictures/MissingPictures';
import { missingFacts } from '@/components/receipt/missing-facts';
import { TruncationNotice } from '@/components/receipt/TruncationNotice';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import { TagInput } from '@/components/ui/TagInput';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import type { Receipt } from '@/utils/article/article';
import { tagsInUse } from '@/utils/library/tags-in-use';
import { undoSave } from '@/utils/library/undo-save';
import type { SaveJob } from '@/utils/storage/save-job';

import { CarriedOverLine } from './CarriedOverLine';
import { NoteField } from './NoteField';
import { NextPages } from './NextPages';
import type { HowToSave, PopupActions, WebTab } from './popup-actions';
import styles from './PopupView.module.css';
import { receiptLine } from './receipt-line';
import { Remedies } from './Remedies';
import { SelectionCard } from './SelectionCard';

interface SavedCardProps {
  articleId: string;
  /** The save that this popup saw through; null when the article was saved before. */
  job: SaveJob | null;
  selection: Omit<TextQuoteSelector, 'type'> | null;
  tab: WebTab;
  actions: PopupActions;
  onSaveAgain: (how: HowToSave) => void;
}

/** The article is in the library: its receipt, and what the reader adds to it. Every change is stored as it is made. */
export function SavedCard({ articleId, job, selection, tab, actions, onSaveAgain }: SavedCardProps) {
  const library = useLibrary();
  const { db } = library;
  const article = useLiveQuery(() => db.articles.get(articleId), [articleId]);
  const suggestions = useLiveQuery(() => tagsInUse(library), []);
  const highlights = useLiveQuery(
    () =>
      db.annotations
        .where('articleId')
        .equals(articleId)
        .filter(({ deletedAt }) => deletedAt === null)
        .count(),
    [articleId],
  );

  if (article.state !== 'ready' || !article.value) return null;
  const { title, siteName, url, savedAt, tags, note, isFavourite, pages = 1 } = article.value;
  const lang = article.value.lang ?? undefined;
  const missing = missingFacts(article.value);
  const reading = article.value.reading ?? 'best';
  const canUndo = job?.state === 'committed' && job.outcome !== 'unchanged';

  return (
    <section
      class={styles.card}
      data-saved={job?.state === 'committed' ? job.outcome : 'known'}
      onKeyDown={(event) => {
        if (
          event.key === 'Enter' &&
          !event.isComposing &&
          event.target instanceof HTMLInputElement &&
          !event.defaultPrevented
        ) {
          actions.close();
        }
      }}
    >
      <header class={styles.saved}>
        <p class={styles.status} role="status">
          <Check size={16} aria-hidden="true" />
          {statusWords(job, savedAt)}
        </p>
        {canUndo && (
          <Button
            variant="quiet"
            icon={Undo2}
            onClick={() => {
              void undoSave(library, job.id).then(() => {
                actions.markSaved(tab.id, job.outcome !== 'created');
              });
            }}
          >
            {i18n.t('popup.undo')}
          </Button>
        )}
      </header>
      <div>
        <h1 class={styles.title} lang={lang} dir="auto">
          {title}
        </h1>
        <p class={styles.receipt} data-receipt="">
          <bdi>{siteName ?? new URL(url).host}</bdi>
          {receiptLine(article.value, job?.picturesPending ?? false).map((part) => ` · ${part}`)}
        </p>
        {sourceWords(article.value) !== null && <p class={styles.hint}>{sourceWords(article.value)}</p>}
        {article.value.choices && (
          <p class={styles.hint} data-choices={article.value.choices}>
            {i18n.t(`popup.choices.${article.value.choices}`)}
          </p>
        )}
        {missing !== null && (
          <p class={styles.hint} data-missing-facts="">
            {missing}
          </p>
        )}
      </div>
      {job?.state === 'committed' && job.outcome === 'new-version' && job.versionId !== null && (
        <CarriedOverLine
          articleId={articleId}
          versionId={job.versionId}
          onShow={(place) => {
            actions.openLibrary(articleId, place);
          }}
        />
      )}
      <TruncationNotice signs={article.value.signs} />
      {!job?.picturesPending && article.value.versionId !== null && (
        <MissingPictures versionId={article.value.versionId} />
      )}
      {article.value.source === 'article' && (
        <NextPages pages={pages} tab={tab} reading={reading} actions={actions} />
      )}
      <Remedies
        current={reading}
        tab={tab}
        actions={actions}
        onChoose={(chosen) => {
          onSaveAgain({ reading: chosen, withPages: pages > 1 && (chosen === 'best' || chosen === 'other') });
        }}
      />
      {selection && (
        <SelectionCard
          quote={selection}
          lang={lang}
          onChange={(highlight) => {
            actions.edit(articleId, { kind: 'highlight', ...highlight });
          }}
        />
      )}
      <TagInput
        label={i18n.t('popup.tags')}
        placeholder={i18n.t('popup.tagsPlaceholder')}
        tags={tags}
        suggestions={suggestions.state === 'ready' ? suggestions.value : []}
        onAdd={(tag) => {
          actions.edit(articleId, { kind: 'add-tag', tag });
        }}
        onRemove={(tag) => {
          actions.edit(articleId, { kind: 'remove-tag', tag });
        }}
        autoFocus
      />
      <NoteField
        key={articleId}
        initial={note}
        onChange={(changed) => {
          actions.edit(articleId, { kind: 'note', note: changed });
        }}
      />
      <footer class={styles.footer}>
        <span class={styles.marks}>
          <IconButton
            icon={Star}
            label={i18n.t('popup.favourite')}
            aria-pressed={isFavourite}
            onClick={() => {
              actions.edit(articleId, { kind: 'favourite', isFavourite: !isFavourite });
            }}
          />
          <IconButton
            icon={PanelRight}
            label={i18n.t('annotation.panelName')}
            data-panel=""
            onClick={() => {
              actions.openPanel(tab);
            }}
          />
          {highlights.state === 'ready' && highlights.value > 0 && (
            <span class={styles.receipt}>{i18n.t('popup.highlights', highlights.value)}</span>
          )}
        </span>
        {job?.state !== 'committed' && (
          <Button
            onClick={() => {
              onSaveAgain({ withPages: pages > 1, reading: 'best' });
            }}
          >
            {i18n.t('popup.saveAgain')}
          </Button>
        )}
        <Button
          variant="primary"
          icon={BookOpen}
          onClick={() => {
            actions.openLibrary(articleId);
          }}
        >
          {i18n.t('popup.openInLibrary')}
        </Button>
      </footer>
    </section>
  );
}

/** What was saved where that isn't the article as it was found; null where it is. */
function sourceWords({ source, reading = 'best' }: Receipt): string | null {
  if (reading !== 'best') return i18n.t(`popup.chosen.${reading}`);
  return source === 'article' ? null : i18n.t(`popup.source.${source}`);
}

function statusWords(job: SaveJob | null, savedAt: string): string {
  if (job?.state === 'undone') return i18n.t('popup.versionUndone');
  if (job?.outcome === 'created') return i18n.t('popup.saved');
  if (job?.outcome === 'new-version') return i18n.t('popup.savedVersion');
  const locale = document.documentElement.lang;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(savedAt));
  return i18n.t('popup.savedBefore', [date]);
}
