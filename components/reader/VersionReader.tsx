import './highlight-colors';

import { ArrowLeft } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { Button } from '@/components/ui/Button';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { WholeArticle } from '@/utils/library/read-article';
import { settings } from '@/utils/storage/settings';

import { ArticleBody } from './ArticleBody';
import { ArticleHeader } from './ArticleHeader';
import styles from './ArticleReader.module.css';
import { readingStyle } from './reading-style';
import { rangeOfPlace } from './picture-elements';
import { showRange } from './show-range';
import { useShownText } from './use-shown-text';
import { VersionHighlights } from './VersionHighlights';
import { versionName } from './version-name';
import barStyles from './VersionReader.module.css';
import { VersionsButton } from './VersionsButton';

interface VersionReaderProps {
  /** With the version that is to be read, and as the article's row what it says. */
  whole: WholeArticle;
  /** The highlight to be shown first. */
  wanted: string | null;
  onGoTo: (place: ArticlePlace) => void;
}

/** A version of an article that isn't the one shown first: to be read, with its highlights where they stood. */
export function VersionReader({ whole, wanted, onGoTo }: VersionReaderProps) {
  const { article, version } = whole;
  const [readingType] = useSetting(settings.readingType);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [focused, setFocused] = useState(wanted);
  const { root, onReady, rendered, anchored, highlights } = useShownText(whole, focused);
  const { placed, at } = highlights;

  const show = (id: string): void => {
    const place = placed.find((highlight) => highlight.id === id);
    const range = root && rendered && place && rangeOfPlace(root, rendered, place);
    setFocused(id);
    if (range && scroller) showRange(scroller, range);
  };
  const step = (by: number): void => {
    const index = placed.findIndex(({ id }) => id === focused);
    const target =
      index < 0 ? placed.at(by > 0 ? 0 : -1) : placed[(index + by + placed.length) % placed.length];
    if (target) show(target.id);
  };
  const toLatest = (): void => {
    onGoTo({ annotationId: focused });
  };
  useEffect(() => {
    scroller?.focus({ preventScroll: true });
  }, [scroller]);
  useEffect(() => {
    if (anchored && wanted !== null) show(wanted);
  }, [anchored !== null, wanted]);
  useShortcuts({
    n: () => {
      step(1);
    },
    p: () => {
      step(-1);
    },
    Escape: toLatest,
  });

  const facts = { ...article, ...version.metadata, ...version.receipt, savedAt: version.capturedAt };
  return (
    <div class={styles.reader} data-version={version.id}>
      <header class={barStyles.bar}>
        <Button variant="quiet" icon={ArrowLeft} onClick={toLatest}>
          {i18n.t('versions.toLatest')}
        </Button>
        <p role="status">
          {i18n.t('versions.earlier', [versionName(version, [version], document.documentElement.lang)])}
        </p>
        <VersionsButton article={article} shownId={version.id} onGoTo={onGoTo} />
      </header>
      <main class={styles.stage}>
        <div class={styles.scroller} ref={setScroller} tabIndex={-1}>
          <article
            class={styles.article}
            lang={facts.lang ?? undefined}
            dir={facts.dir ?? 'auto'}
            style={readingStyle(readingType, facts)}
          >
            <ArticleHeader article={facts} />
            <ArticleBody
              key={version.id}
              whole={whole}
              onReady={onReady}
              onClick={({ clientX, clientY }) => {
                setFocused(at(clientX, clientY));
              }}
            />
            <VersionHighlights anchored={anchored ?? []} lang={facts.lang} focused={focused} onJump={show} />
          </article>
        </div>
      </main>
    </div>
  );
}
