import { History } from 'lucide-preact';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Popover } from '@/components/ui/Popover';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { SavedArticle } from '@/utils/article/article';
import { listVersions } from '@/utils/library/list-versions';

import { versionName } from './version-name';
import styles from './VersionsButton.module.css';

interface VersionsButtonProps {
  article: SavedArticle;
  /** The version that is shown. */
  shownId: string;
  onGoTo: (place: ArticlePlace) => void;
}

/** The versions of an article, the latest first; nothing where it was saved once. */
export function VersionsButton({ article, shownId, onGoTo }: VersionsButtonProps) {
  const library = useLibrary();
  const answer = useLiveQuery(() => listVersions(library, article.id), [article.id]);
  const versions = answer.state === 'ready' ? answer.value : [];
  if (versions.length < 2) return null;
  return (
    <Popover icon={History} label={i18n.t('versions.title', versions.length)}>
      <ol class={styles.list} data-versions="">
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              aria-current={version.id === shownId}
              onClick={({ currentTarget }) => {
                const popover = currentTarget.closest('[popover]');
                if (popover instanceof HTMLElement) popover.hidePopover();
                onGoTo({ versionId: version.id === article.versionId ? null : version.id });
              }}
            >
              {versionName(version, versions, document.documentElement.lang)}
              {version.id === article.versionId && <small>{i18n.t('versions.latest')}</small>}
            </button>
          </li>
        ))}
      </ol>
    </Popover>
  );
}
