import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { useAllowedHosts, usePictureHosts } from '@/components/hooks/use-picture-hosts';
import { Button } from '@/components/ui/Button';
import { missingPictures } from '@/utils/images/missing-pictures';
import { arePicturesWanted, dropWantedPictures, wantPictures } from '@/utils/library/wanted-pictures';

import styles from './MissingPictures.module.css';

/** Hosts that are named; more are counted. */
const NAMED = 3;

/**
 * What is missing of a version's pictures and why, and the ways to get it: asking their servers, with the reader's
 * permission. Shows how the fetching goes, and what came of it; nothing when all is there.
 */
export function MissingPictures({ versionId }: { versionId: string }) {
  const library = useLibrary();
  const pictureHosts = usePictureHosts();
  const allowed = useAllowedHosts();
  const version = useLiveQuery(() => library.db.versions.get(versionId), [versionId]);
  const isWanted = useLiveQuery(() => arePicturesWanted(library, versionId), [versionId]);
  const [isRefused, setRefused] = useState(false);
  const [hasTried, setTried] = useState(false);

  if (version.state !== 'ready' || !version.value) return null;
  const { pictures, receipt } = version.value;
  const { hosts, fetchable, lost } = missingPictures(pictures);
  const toAsk = allowed.includes('*') ? [] : hosts.filter((host) => !allowed.includes(host));
  const isFetching = isWanted.state === 'ready' && isWanted.value && toAsk.length < hosts.length;

  const fetchWith = (answer: Promise<boolean>): void => {
    setRefused(false);
    void answer.then((isAllowed) => {
      setRefused(!isAllowed);
      setTried(isAllowed);
      if (isAllowed) pictureHosts.fetch(versionId);
      else void dropWantedPictures(library, versionId);
    });
  };
  const ask = (asked: string[] | 'all'): void => {
    // Noted first: the popup may be gone when the reader answers.
    void wantPictures(library, versionId);
    fetchWith(pictureHosts.request(asked));
  };
  const tryAgain = (): void => {
    fetchWith(wantPictures(library, versionId).then(() => true));
  };

  if (fetchable + lost === 0) {
    return hasTried ? (
      <p class={styles.done} role="status" data-missing="none">
        {i18n.t('pictures.allThere')}
      </p>
    ) : null;
  }
  if (isFetching) {
    const words = i18n.t('pictures.fetching', [String(receipt.picturesKept), String(receipt.picturesFound)]);
    return (
      <div class={styles.box} data-missing="fetching">
        <p role="status">{words}</p>
        <progress value={receipt.picturesKept} max={receipt.picturesFound} aria-label={words} />
      </div>
    );
  }
  return (
    <div class={styles.box} data-missing={stateOf()}>
      <p role={isRefused || hasTried ? 'status' : undefined}>{words()}</p>
      {fetchable > 0 && (
        <div class={styles.actions}>
          {toAsk.length > 0 ? (
            <>
              <Button
                onClick={() => {
                  ask(toAsk);
                }}
              >
                {toAsk.length === 1
                  ? i18n.t('pictures.allow', [toAsk[0] ?? ''])
                  : i18n.t('pictures.allowThese', toAsk.length)}
              </Button>
              <Button
                variant="quiet"
                onClick={() => {
                  ask('all');
                }}
              >
                {i18n.t('pictures.allowAll')}
              </Button>
            </>
          ) : (
            <Button onClick={tryAgain}>{i18n.t('pictures.tryAgain')}</Button>
          )}
        </div>
      )}
    </div>
  );

  function stateOf(): string {
    if (isRefused) return 'refused';
    if (toAsk.length > 0) return 'offered';
    return 'failed';
  }

  function words(): string {
    const parts = [];
    if (isRefused) parts.push(i18n.t('pictures.refused'));
    if (fetchable > 0) {
      const names: [string] = [hostNames(hosts)];
      parts.push(
        toAsk.length > 0
          ? i18n.t('pictures.missing', fetchable, [String(fetchable), ...names])
          : i18n.t('pictures.failed', fetchable, [String(fetchable), ...names]),
      );
    }
    if (lost > 0) parts.push(i18n.t('pictures.lost', lost));
    return parts.join(' ');
  }
}

function hostNames(hosts: string[]): string {
  const { lang } = document.documentElement;
  const named = hosts.slice(0, NAMED);
  const others = hosts.length - named.length;
  if (others > 0) named.push(i18n.t('pictures.others', others));
  return new Intl.ListFormat(lang, { type: 'conjunction' }).format(named);
}
