import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { type CarriedOver, carriedOver } from '@/utils/library/carried-over';

import styles from './CarriedOverLine.module.css';

interface CarriedOverLineProps {
  articleId: string;
  versionId: string;
  onShow: (place: ArticlePlace) => void;
}

const KINDS = ['kept', 'changed', 'ambiguous', 'orphaned'] as const;

/** What became of the reader's highlights in a new version, with a way to each. Nothing where there were none. */
export function CarriedOverLine({ articleId, versionId, onShow }: CarriedOverLineProps) {
  const library = useLibrary();
  const [counts, setCounts] = useState<CarriedOver | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void carriedOver(library, articleId, versionId, createSanitizer(window)).then((found) => {
      if (isCurrent) setCounts(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [articleId, versionId]);
  return (
    <div role="status">
      {counts && (
        <p class={styles.line} data-carried-over="">
          {i18n.t('popup.carriedOver.label')}
          {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
            <button
              key={kind}
              type="button"
              data-kind={kind}
              onClick={() => {
                onShow({ state: kind === 'kept' ? null : kind });
              }}
            >
              {i18n.t(`popup.carriedOver.${kind}`, [String(counts[kind])])}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
