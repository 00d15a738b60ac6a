import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import type { ListedArticle } from '@/utils/library/list-articles';

import { useArticleActions } from './use-article-actions';

/** Asks before articles are deleted for ever. */
export function DeleteForeverDialog({
  articles,
  onClose,
}: {
  articles: ListedArticle[];
  onClose: () => void;
}) {
  const actions = useArticleActions();
  return (
    <Dialog
      title={i18n.t('library.deleteForeverTitle', articles.length)}
      onClose={onClose}
      footer={
        <>
          <Button autofocus onClick={onClose}>
            {i18n.t('library.keep')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              actions.deleteForever(articles);
              onClose();
            }}
          >
            {i18n.t('library.deleteForever')}
          </Button>
        </>
      }
    >
      <p>{i18n.t('library.deleteForeverAdvice')}</p>
    </Dialog>
  );
}
