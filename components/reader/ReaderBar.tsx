import {
  Archive,
  ArrowLeft,
  CircleHelp,
  Download,
  Ellipsis,
  NotebookPen,
  Pencil,
  Quote,
  Search,
  Star,
  Trash2,
} from 'lucide-preact';

import type { ComponentChildren } from 'preact';

import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import { Popover } from '@/components/ui/Popover';
import type { Article } from '@/utils/article/article';

import styles from './ReaderBar.module.css';
import { ReadingOptions } from './ReadingOptions';

interface ReaderBarProps {
  article: Article;
  /** How far it was read, 0 to 1. */
  progress: number;
  /** The versions of the article, where there are several. */
  versions: ComponentChildren;
  annotationCount: number;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
  onToggleFavourite: () => void;
  onToggleArchived: () => void;
  onFind: () => void;
  onCorrect: () => void;
  onCite: () => void;
  onExport: () => void;
  onDelete: () => void;
  onHelp: () => void;
  onClose: () => void;
}

/** What can be done with the open article. Where the window is narrow, what is seldom done waits under "more". */
export function ReaderBar(props: ReaderBarProps) {
  const { article, progress, versions, annotationCount, isPanelOpen, onTogglePanel } = props;
  const {
    onToggleFavourite,
    onToggleArchived,
    onFind,
    onCorrect,
    onCite,
    onExport,
    onDelete,
    onHelp,
    onClose,
  } = props;
  const panelLabel = i18n.t('annotation.panel', annotationCount);
  return (
    <header class={styles.bar}>
      <IconButton icon={ArrowLeft} label={i18n.t('reader.back')} onClick={onClose} />
      <span class={styles.gap} />
      <IconButton icon={Search} label={i18n.t('reader.find')} onClick={onFind} />
      {versions}
      <ReadingOptions />
      <IconButton
        icon={Star}
        label={i18n.t('reader.favourite')}
        aria-pressed={article.isFavourite}
        onClick={onToggleFavourite}
      />
      <IconButton
        icon={Archive}
        label={i18n.t('reader.archive')}
        aria-pressed={article.state === 'archived'}
        onClick={onToggleArchived}
      />
      <span class={styles.wide}>
        <IconButton icon={Pencil} label={i18n.t('facts.title')} onClick={onCorrect} />
        <IconButton icon={Quote} label={i18n.t('cite.title')} data-cite="" onClick={onCite} />
        <IconButton icon={Download} label={i18n.t('reader.export')} data-export="" onClick={onExport} />
        <IconButton icon={Trash2} label={i18n.t('reader.delete')} onClick={onDelete} />
        <IconButton icon={CircleHelp} label={i18n.t('reader.help')} onClick={onHelp} />
      </span>
      <span class={styles.narrow}>
        <Popover icon={Ellipsis} label={i18n.t('reader.more')}>
          <div class={styles.menu} onClick={closePopover}>
            <Button variant="quiet" icon={Pencil} onClick={onCorrect}>
              {i18n.t('facts.title')}
            </Button>
            <Button variant="quiet" icon={Quote} onClick={onCite}>
              {i18n.t('cite.title')}
            </Button>
            <Button variant="quiet" icon={Download} onClick={onExport}>
              {i18n.t('reader.export')}
            </Button>
            <Button variant="quiet" icon={Trash2} onClick={onDelete}>
              {i18n.t('reader.delete')}
            </Button>
            <Button variant="quiet" icon={CircleHelp} onClick={onHelp}>
              {i18n.t('reader.help')}
            </Button>
          </div>
        </Popover>
      </span>
      <Button
        variant="quiet"
        icon={NotebookPen}
        aria-label={panelLabel}
        aria-expanded={isPanelOpen}
        title={panelLabel}
        onClick={onTogglePanel}
      >
        {annotationCount > 0 && annotationCount}
      </Button>
      <progress class={styles.progress} value={progress} aria-label={i18n.t('reader.progress')} />
    </header>
  );
}

function closePopover({ currentTarget }: { currentTarget: HTMLElement }): void {
  const popover = currentTarget.closest('[popover]');
  if (popover instanceof HTMLElement) popover.hidePopover();
}
