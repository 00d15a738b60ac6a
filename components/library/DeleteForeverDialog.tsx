import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';

import type { ArticleActions } from './use-article-actions';

/** Asks before articles are deleted for ever. */
export function DeleteForeverDialog({
  ids,
  actions,
  onClose,
}: {
  ids: string[];
  actions: ArticleActions;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={i18n.t('library.deleteForeverTitle', ids.length)}
      onClose={onClose}
      footer={
        <>
          <Button autofocus onClick={onClose}>
            {i18n.t('library.keep')}
          </Button>
          <Button
            variant="danger"
            onClick={() => {
              actions.deleteForever(ids);
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
