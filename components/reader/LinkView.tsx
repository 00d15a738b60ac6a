import { ArrowLeft, ExternalLink, FileDown, Pencil } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { CorrectFacts } from '@/components/facts/CorrectFacts';
import { useLibrary } from '@/components/hooks/use-library';
import { goTo } from '@/components/hooks/use-hash-route';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useShortcuts } from '@/components/hooks/use-shortcuts';
import { Button } from '@/components/ui/Button';
import { TextButton } from '@/components/ui/TextButton';
import type { Article } from '@/utils/article/article';
import { decodedAddress } from '@/utils/article/decoded-address';
import { longDate } from '@/utils/article/long-date';

import { LinkMarks } from './LinkMarks';
import styles from './LinkView.module.css';

/** Reads the page of a link in the background; false when the reader doesn't allow it. Must be called in a click. */
export type ReadLink = (link: Article) => Promise<boolean>;

interface LinkViewProps {
  link: Article;
  /** Addresses of the articles before and after in the list the reader came from. */
  previous: string | null;
  next: string | null;
  onRead: ReadLink;
  onClose: () => void;
}

/** A link whose page hasn't been read yet: the way to it, and the offer to read it in the background. */
export function LinkView({ link, previous, next, onRead, onClose }: LinkViewProps) {
  const { db } = useLibrary();
  const [isRefused, setRefused] = useState(false);
  const [isCorrecting, setCorrecting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const jobs = useLiveQuery(
    () => db.jobs.filter(({ linkId }) => linkId === link.id).sortBy('startedAt'),
    [link.id],
  );
  const latest = jobs.state === 'ready' ? jobs.value.at(-1) : undefined;
  const isReading = latest?.state === 'capturing';
  const { lang } = document.documentElement;
  const correct = (): void => {
    setCorrecting(true);
  };
  useShortcuts({ j: goTo(next), k: goTo(previous), c: correct, Escape: onClose });
  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <>
      <main class={styles.link} data-link="">
        <Button variant="quiet" icon={ArrowLeft} onClick={onClose}>
          {i18n.t('reader.back')}
        </Button>
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {link.title}
        </h1>
        <p class={styles.address}>
          <bdi>{decodedAddress(link.url)}</bdi>
          {' · '}
          <TextButton icon={Pencil} data-correct="" onClick={correct}>
            {i18n.t('facts.titleOfLink')}
          </TextButton>
        </p>
        <p>{i18n.t('link.advice', [longDate(link.savedAt, lang)])}</p>
        <p class={styles.actions}>
          <a class={styles.open} href={link.url} target="_blank" rel="noopener noreferrer nofollow">
            <ExternalLink size={16} aria-hidden="true" />
            {i18n.t('link.open')}
          </a>
          <Button
            icon={FileDown}
            disabled={isReading}
            onClick={() => {
              void onRead(link).then((isAllowed) => {
                setRefused(!isAllowed);
              });
            }}
          >
            {i18n.t('link.read')}
          </Button>
        </p>
        <p class={styles.state} role="status">
          {stateWords()}
        </p>
        <LinkMarks link={link} />
      </main>
      {isCorrecting && (
        <CorrectFacts
          article={link}
          onClose={() => {
            setCorrecting(false);
          }}
        />
      )}
    </>
  );

  function stateWords(): string {
    if (isReading) return i18n.t('link.reading');
    if (isRefused) return i18n.t('link.refused');
    return latest?.state === 'failed' ? i18n.t('link.failed') : i18n.t('link.readAdvice');
  }
}
