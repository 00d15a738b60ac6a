import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { TagInput } from '@/components/ui/TagInput';
import type { ListedArticle } from '@/utils/library/list-articles';
import { tagsInUse } from '@/utils/library/tags-in-use';

import { useArticleActions } from './use-article-actions';
import styles from './TagDialog.module.css';

/** The tags of one article, or those that several have in common. */
export function TagDialog({ articles, onClose }: { articles: ListedArticle[]; onClose: () => void }) {
  const library = useLibrary();
  const actions = useArticleActions();
  const suggestions = useLiveQuery(() => tagsInUse(library), []);
  const [first, ...others] = articles;
  const common = (first?.tags ?? []).filter((tag) => others.every(({ tags }) => tags.includes(tag)));
  return (
    <Dialog
      title={i18n.t('library.tagTitle', articles.length)}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {i18n.t('library.done')}
        </Button>
      }
    >
      {first && others.length === 0 && (
        <p class={styles.article} lang={first.lang ?? undefined} dir={first.dir ?? 'auto'}>
          {first.title}
        </p>
      )}
      <TagInput
        label={i18n.t(others.length === 0 ? 'library.tags' : 'library.commonTags')}
        placeholder={i18n.t('library.addTag')}
        tags={common}
        suggestions={suggestions.state === 'ready' ? suggestions.value : []}
        onAdd={(tag) => {
          actions.addTag(articles, tag);
        }}
        onRemove={(tag) => {
          actions.removeTag(articles, tag);
        }}
        autoFocus
      />
    </Dialog>
  );
}
