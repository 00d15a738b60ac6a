import { useState } from 'preact/hooks';

import { useSetting } from '@/components/hooks/use-setting';
import { MissingPictures } from '@/components/pictures/MissingPictures';
import { FromTextNotice } from '@/components/receipt/FromTextNotice';
import { TruncationNotice } from '@/components/receipt/TruncationNotice';
import type { SavedArticle } from '@/utils/article/article';
import type { TextSpan } from '@/utils/article/rendered-text';
import type { WholeArticle } from '@/utils/library/read-article';
import { settings } from '@/utils/storage/settings';

import { ArticleBody } from './ArticleBody';
import { ArticleHeader } from './ArticleHeader';
import styles from './ArticleReader.module.css';
import { readingStyle } from './reading-style';
import { TextHandles } from './TextHandles';
import type { Editing } from './use-editing';
import type { ShownText } from './use-shown-text';

interface MarkedArticleProps {
  article: SavedArticle;
  whole: WholeArticle;
  /** Changes when the body has to be shown anew. */
  bodyKey: string;
  text: ShownText;
  editing: Editing;
  focused: string | null;
  /** Whether something is selected: then it is what is worked on. */
  isSelecting: boolean;
  onClick: (event: MouseEvent) => void;
  onCorrect: () => void;
  onMove: (span: TextSpan | null) => void;
  onDone: (span: TextSpan) => void;
  onSplit: () => void;
}

/** The article itself: its head, what there is to say of the save, its text, and what is moved in that. */
export function MarkedArticle(props: MarkedArticleProps) {
  const { article, whole, bodyKey, text, editing, focused, isSelecting } = props;
  const { onClick, onCorrect, onMove, onDone, onSplit } = props;
  const [readingType] = useSetting(settings.readingType);
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  return (
    <article
      ref={setFrame}
      class={styles.article}
      lang={article.lang ?? undefined}
      dir={article.dir ?? 'auto'}
      style={readingStyle(readingType, article)}
    >
      <ArticleHeader article={article} onCorrect={onCorrect} />
      <div class={styles.receipt} lang={document.documentElement.lang} dir="auto">
        <FromTextNotice isFromText={article.isFromText} />
        <TruncationNotice signs={article.signs} />
        <MissingPictures versionId={article.versionId} />
      </div>
      <ArticleBody key={bodyKey} whole={whole} onReady={text.onReady} onClick={onClick} areMarkable />
      {text.rendered && frame && (
        <TextHandles
          editing={editing}
          highlight={text.highlights.placed.find((highlight) => highlight.id === focused)}
          rendered={text.rendered}
          frame={frame}
          isSelecting={isSelecting}
          onMove={onMove}
          onDone={onDone}
          onSplit={onSplit}
        />
      )}
    </article>
  );
}
