import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { TagInput } from '@/components/ui/TagInput';
import { listArticles } from '@/utils/library/list-articles';
import { tagsInUse } from '@/utils/library/tags-in-use';
import type { ArticleCatalog } from '@/utils/search/catalog/article-catalog';

import type { ArticleActions } from './use-article-actions';
import styles from './TagDialog.module.css';

interface TagDialogProps {
  ids: string[];
  catalog: ArticleCatalog;
  actions: ArticleActions;
  onClose: () => void;
}

/** The tags of one article, or those that several have in common. */
export function TagDialog({ ids, catalog, actions, onClose }: TagDialogProps) {
  const library = useLibrary();
  const suggestions = useLiveQuery(() => tagsInUse(library), []);
  const itself = useLiveQuery(() => listArticles(library, ids.slice(0, 1)), [ids]);
  const [article] = itself.state === 'ready' ? itself.value : [];
  return (
    <Dialog
      title={i18n.t('library.tagTitle', ids.length)}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {i18n.t('library.done')}
        </Button>
      }
    >
      {article && ids.length === 1 && (
        <p class={styles.article} lang={article.lang ?? undefined} dir={article.dir ?? 'auto'}>
          {article.title}
        </p>
      )}
      <TagInput
        label={i18n.t(ids.length === 1 ? 'library.tags' : 'library.commonTags')}
        placeholder={i18n.t('library.addTag')}
        tags={catalog.commonTags(ids)}
        suggestions={suggestions.state === 'ready' ? suggestions.value : []}
        onAdd={(tag) => {
          actions.addTag(ids, tag);
        }}
        onRemove={(tag) => {
          actions.removeTag(ids, tag);
        }}
        autoFocus
      />
    </Dialog>
  );
}
