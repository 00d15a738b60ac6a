import { Archive, ArrowLeft, CircleHelp, Download, PanelRight, Search, Star, Trash2 } from 'lucide-preact';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { IconButton } from '@/components/ui/IconButton';
import type { Article } from '@/utils/article/article';
import { setFavourite, setState } from '@/utils/library/update-article';

import styles from './ReaderBar.module.css';
import { ReadingOptions } from './ReadingOptions';

interface ReaderBarProps {
  article: Article;
  annotationCount: number;
  isPanelOpen: boolean;
  onTogglePanel: () => void;
  onFind: () => void;
  onExport: () => void;
  onDelete: () => void;
  onHelp: () => void;
  onClose: () => void;
}

/** What can be done with the open article. */
export function ReaderBar(props: ReaderBarProps) {
  const {
    article,
    annotationCount,
    isPanelOpen,
    onTogglePanel,
    onFind,
    onExport,
    onDelete,
    onHelp,
    onClose,
  } = props;
  const library = useLibrary();
  const isArchived = article.state === 'archived';
  return (
    <header class={styles.bar}>
      <IconButton icon={ArrowLeft} label={i18n.t('reader.back')} onClick={onClose} />
      <span class={styles.gap} />
      <IconButton icon={Search} label={i18n.t('reader.find')} onClick={onFind} />
      <ReadingOptions />
      <IconButton
        icon={Star}
        label={i18n.t('library.favourite')}
        aria-pressed={article.isFavourite}
        onClick={() => void setFavourite(library, [article.id], !article.isFavourite)}
      />
      <IconButton
        icon={Archive}
        label={i18n.t('library.archive')}
        aria-pressed={isArchived}
        onClick={() => void setState(library, [article.id], isArchived ? 'reading' : 'archived')}
      />
      <IconButton icon={Download} label={i18n.t('library.export')} data-export="" onClick={onExport} />
      <IconButton icon={Trash2} label={i18n.t('library.delete')} onClick={onDelete} />
      <IconButton icon={CircleHelp} label={i18n.t('library.help')} onClick={onHelp} />
      <IconButton
        icon={PanelRight}
        label={i18n.t('annotation.panel', annotationCount)}
        aria-expanded={isPanelOpen}
        onClick={onTogglePanel}
      />
    </header>
  );
}
