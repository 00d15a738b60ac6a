import { Undo2 } from 'lucide-preact';
import { useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { notDoneWords } from '@/components/library/not-done-words';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { type Article, type ArticleMetadata, isSaved } from '@/utils/article/article';
import { CORRECTABLE_FACTS, type CorrectableFact } from '@/utils/article/corrections';
import { changedFacts, draftOf, factText, type FactsDraft, isOwnText } from '@/utils/article/facts-draft';
import { timeWords } from '@/utils/article/publication-time';
import { correctFacts, ownFacts } from '@/utils/library/correct-facts';

import styles from './CorrectFacts.module.css';
import { FactField } from './FactField';
import { foundIn } from './found-in';

interface CorrectFactsProps {
  article: Article;
  onClose: () => void;
}

/** The facts of an article in a form, each with what the page says of it; of a link its title alone. */
export function CorrectFacts({ article, onClose }: CorrectFactsProps) {
  const library = useLibrary();
  const id = useId();
  const own = useLiveQuery(() => ownFacts(library, article), [article.id, article.versionId]);
  const [before] = useState(() => draftOf(article));
  const [draft, setDraft] = useState(before);
  const [failure, setFailure] = useState<string | null>(null);
  const isLink = !isSaved(article);

  const store = async (): Promise<void> => {
    const changed = changedFacts(before, draft);
    const names = Object.keys(changed) as CorrectableFact[];
    const restored = names.filter((fact) => own.state === 'ready' && isOwnText(fact, draft[fact], own.value));
    try {
      const undo = await correctFacts(library, article.id, { corrected: changed, restored });
      onClose();
      if (names.length === 0) return;
      showToast({
        message: i18n.t('facts.stored'),
        action: { label: i18n.t('reader.undo'), run: () => void undo() },
      });
    } catch (error) {
      setFailure(notDoneWords(error));
    }
  };

  return (
    <Dialog
      title={i18n.t(isLink ? 'facts.titleOfLink' : 'facts.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('facts.cancel')}</Button>
          <Button variant="primary" type="submit" form={id}>
            {i18n.t('facts.store')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        class={styles.form}
        data-facts=""
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
        onKeyDown={(event) => {
          const isMeant = event.ctrlKey || event.metaKey || isOfTitle(event.target);
          if (event.key !== 'Enter' || event.isComposing || !isMeant) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        {(isLink ? (['title'] as const) : CORRECTABLE_FACTS).map((fact) => (
          <FactField
            key={fact}
            fact={fact}
            lang={article.lang}
            value={draft[fact]}
            onChange={(text) => {
              setDraft((now) => ({ ...now, [fact]: text }));
            }}
          >
            {own.state === 'ready' && (
              <PageSays
                fact={fact}
                draft={draft}
                own={own.value}
                isLink={isLink}
                onRestore={() => {
                  setDraft((now) => ({ ...now, [fact]: factText(fact, own.value) }));
                }}
              />
            )}
          </FactField>
        ))}
        {failure !== null && (
          <p role="alert" class={styles.failure}>
            {failure}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** The title is of one line, though its field has room for more. */
function isOfTitle(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.closest('[data-fact=title]') !== null;
}

interface PageSaysProps {
  fact: CorrectableFact;
  draft: FactsDraft;
  own: ArticleMetadata;
  isLink: boolean;
  onRestore: () => void;
}

/** Where a fact was found; or, of one that is corrected, what the page says, and the way back to that. */
function PageSays({ fact, draft, own, isLink, onRestore }: PageSaysProps) {
  if (isOwnText(fact, draft[fact], own)) return <>{foundIn(own.factSources[fact])}</>;
  const said = ownWords(fact, own);
  return (
    <>
      <span>
        {said === '' ? (
          i18n.t('facts.pageSilent')
        ) : (
          <bdi>{i18n.t(isLink ? 'facts.linkSays' : 'facts.pageSays', [said])}</bdi>
        )}
      </span>
      <Button variant="quiet" icon={Undo2} data-restore={fact} onClick={onRestore}>
        {i18n.t(said === '' ? 'facts.restoreSilence' : 'facts.restore')}
      </Button>
    </>
  );
}

/** Longest part shown of what a page says: it is there to be told apart, not to be read. */
const MAX_SHOWN = 200;

function ownWords(fact: CorrectableFact, own: ArticleMetadata): string {
  const text = factText(fact, own);
  const isTime = fact === 'publishedTime' || fact === 'modifiedTime';
  if (isTime && text !== '') return timeWords(text, document.documentElement.lang);
  const words = text.replaceAll('\n', ', ');
  return words.length > MAX_SHOWN ? `${words.slice(0, MAX_SHOWN)}…` : words;
}
