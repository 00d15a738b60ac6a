import type { ComponentChildren } from 'preact';

import { i18n } from '#i18n';
import { ExportDialog } from '@/components/export/ExportDialog';
import { Drawer } from '@/components/ui/Drawer';
import { HelpDialog } from '@/components/ui/HelpDialog';
import type { ArticleFilter } from '@/utils/search/article-filter';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';
import type { SavedSearch } from '@/utils/search/saved-search';

import { DeleteForeverDialog } from './DeleteForeverDialog';
import type { ListDialogState } from './list-dialog';
import { SearchHelp } from './SearchHelp';
import { SearchNameDialog } from './SearchNameDialog';
import { TagDialog } from './TagDialog';
import type { ArticleActions } from './use-article-actions';

interface ListDialogProps {
  state: ListDialogState;
  catalog: ArticleCatalog | null;
  actions: ArticleActions;
  /** What the list is narrowed by, and what this is saved as; null where it isn't. */
  filter: ArticleFilter;
  saved: SavedSearch | null;
  /** The places, for a window that has no room for them beside the list. */
  places: ComponentChildren;
  onClose: () => void;
}

/** Whatever lies over the list. */
export function ListDialog(props: ListDialogProps) {
  const { state, catalog, actions, filter, saved, places, onClose } = props;
  switch (state?.kind) {
    case undefined:
      return null;
    case 'help':
      return (
        <HelpDialog kind="library" onClose={onClose}>
          <SearchHelp />
        </HelpDialog>
      );
    case 'places':
      return (
        <Drawer title={i18n.t('appName')} onClose={onClose}>
          <nav aria-label={i18n.t('library.places')}>{places}</nav>
        </Drawer>
      );
    case 'search':
      return <SearchNameDialog filter={filter} saved={saved} onClose={onClose} />;
    case 'export':
      return <ExportDialog articleIds={state.ids} onClose={onClose} />;
    case 'tag':
      return catalog && <TagDialog ids={state.ids} catalog={catalog} actions={actions} onClose={onClose} />;
    case 'delete-forever':
      return <DeleteForeverDialog ids={state.ids} actions={actions} onClose={onClose} />;
  }
}
