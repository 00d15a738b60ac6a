import { FolderOpen } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { momentWords } from '@/components/backup/backup-words';
import { Meter } from '@/components/check/Meter';
import { useLibrary } from '@/components/hooks/use-library';
import { useLiveQuery } from '@/components/hooks/use-live-query';
import { Button } from '@/components/ui/Button';
import { Choice } from '@/components/ui/Choice';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { beginMirror, endMirror, pauseMirror, retryMirror } from '@/utils/library/mirror/choose-mirror';
import { readMirror, readMirrored } from '@/utils/library/mirror/read-mirror';
import { forgetFolder, keepFolder, pickFolder } from '@/utils/storage/folder-handles';
import {
  type LeftFile,
  MIRROR_FORMATS,
  mirrorDatabase,
  type MirrorFormat,
  type MirrorStatus,
  type MirrorWish,
} from '@/utils/storage/mirror-database';

import { allowMirror } from './allow-mirror';
import styles from './Mirror.module.css';
import { standingWords } from './mirror-words';

const CHOOSING = { db: mirrorDatabase, locks: navigator.locks };

/** Chooses a folder to be kept in step with the library; or says how things stand with it, pauses, and ends it. */
export function MirrorDialog({ onClose }: { onClose: () => void }) {
  const library = useLibrary();
  const answer = useLiveQuery(() => readMirror(mirrorDatabase), []);
  const mirror = answer.state === 'ready' ? answer.value : null;
  const [format, setFormat] = useState<MirrorFormat>('markdown');
  const [withPictures, setWithPictures] = useState(true);
  const [failure, setFailure] = useState('');
  const said = useRef<HTMLParagraphElement>(null);
  const id = mirror?.wish.id;
  const wasOpen = useRef(false);
  useEffect(() => {
    // What was clicked is gone: where it was, it is told how things go on.
    if (wasOpen.current) said.current?.focus();
    wasOpen.current = answer.state === 'ready';
  }, [answer.state, id]);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setFailure('');
    try {
      await work();
    } catch (error) {
      setFailure(i18n.t('mirror.notDone', [String(error)]));
    }
  };
  const begin = (): Promise<void> =>
    attempt(async () => {
      const handle = await pickFolder('mirror');
      if (!handle) return;
      const { name } = handle;
      await beginMirror(library, CHOOSING, { name, format, withPictures }, () =>
        keepFolder('mirror', handle),
      );
    });
  const end = ({ name }: MirrorWish): Promise<void> =>
    attempt(async () => {
      await endMirror(CHOOSING, () => forgetFolder('mirror'));
      showToast({ message: i18n.t('mirror.ended', [name]) });
    });

  return (
    <Dialog
      title={i18n.t('mirror.title')}
      onClose={onClose}
      footer={
        <>
          {mirror && (
            <Button data-end-mirror="" onClick={() => void end(mirror.wish)}>
              {i18n.t('mirror.end')}
            </Button>
          )}
          {mirror && (
            <NextStep
              {...mirror}
              onPause={(isPaused) => void attempt(() => pauseMirror(mirrorDatabase, isPaused))}
              onRetry={() => void attempt(() => retryMirror(mirrorDatabase))}
            />
          )}
          {answer.state === 'ready' && !mirror && (
            <Button variant="primary" icon={FolderOpen} data-choose-folder="" onClick={() => void begin()}>
              {i18n.t('mirror.choose')}
            </Button>
          )}
        </>
      }
    >
      <div data-mirror={mirror ? 'kept' : 'offered'}>
        <p ref={said} role="status" tabIndex={-1} class={styles.said} data-said="">
          {mirror && standingWords(mirror.wish, mirror.status)}
        </p>
        {failure !== '' && (
          <p role="alert" class={styles.failure}>
            {failure}
          </p>
        )}
        {mirror && <Standing {...mirror} />}
        {!mirror && (
          <>
            <p class={styles.about}>{i18n.t('mirror.about')}</p>
            <Choice
              label={i18n.t('mirror.format')}
              values={MIRROR_FORMATS}
              value={format}
              nameOf={(one) => i18n.t(`mirror.formats.${one}`)}
              onChange={setFormat}
            />
            <p class={styles.quiet}>{i18n.t(`mirror.aboutFormats.${format}`)}</p>
            <label class={styles.check}>
              <input
                type="checkbox"
                checked={withPictures}
                onChange={({ currentTarget }) => {
                  setWithPictures(currentTarget.checked);
                }}
              />
              {i18n.t('export.withPictures')}
              <span>{i18n.t(`export.pictures.${format}`)}</span>
            </label>
            <p class={styles.quiet}>{i18n.t('mirror.promise')}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}

interface StandingProps {
  wish: MirrorWish;
  status: MirrorStatus;
}

/** What can be done: pause, go on, try again, or have the browser ask. */
function NextStep({
  wish: { isPaused },
  status: { trouble },
  onPause,
  onRetry,
}: StandingProps & { onPause: (isPaused: boolean) => void; onRetry: () => void }) {
  if (isPaused) {
    return (
      <Button
        variant="primary"
        data-resume=""
        onClick={() => {
          onPause(false);
        }}
      >
        {i18n.t('mirror.resume')}
      </Button>
    );
  }
  if (trouble?.kind === 'permission') {
    return (
      <Button variant="primary" data-allow="" onClick={() => void allowMirror()}>
        {i18n.t('mirror.allow')}
      </Button>
    );
  }
  if (trouble) {
    return (
      <Button variant="primary" data-retry="" onClick={onRetry}>
        {i18n.t('mirror.retry')}
      </Button>
    );
  }
  return (
    <Button
      data-pause=""
      onClick={() => {
        onPause(true);
      }}
    >
      {i18n.t('mirror.pause')}
    </Button>
  );
}

/** How far it is, what was written and when, and which files are left to the reader. */
function Standing({
  wish: { format, withPictures },
  status: { progress, lastWritten, trouble },
}: StandingProps) {
  const answer = useLiveQuery(() => readMirrored(mirrorDatabase), []);
  const { articles, left } = answer.state === 'ready' ? answer.value : { articles: 0, left: [] };
  const form = i18n.t(withPictures ? 'mirror.withPictures' : 'mirror.withoutPictures', [
    i18n.t(`mirror.formats.${format}`),
  ]);
  return (
    <>
      {progress && (
        <div class={styles.meter}>
          <Meter {...progress} />
        </div>
      )}
      <p class={styles.about} data-articles={articles}>
        {i18n.t('mirror.articles', articles)} {form}{' '}
        {lastWritten !== null && i18n.t('mirror.last', [momentWords(lastWritten)])}
      </p>
      {trouble && trouble.titles.length > 0 && (
        <Names summary={i18n.t('mirror.titles')} names={trouble.titles} />
      )}
      {left.length > 0 && (
        <Names summary={i18n.t('mirror.leftTitle', left.length)} names={left.map(leftName)} />
      )}
      <p class={styles.quiet}>{i18n.t('mirror.promise')}</p>
    </>
  );
}

function leftName({ path, beside }: LeftFile): string {
  return beside === null ? path : i18n.t('mirror.oursBeside', [path, beside]);
}

/** Names that are shown. */
const SHOWN = 100;

function Names({ summary, names }: { summary: string; names: string[] }) {
  return (
    <details class={styles.names} open={names.length <= 5}>
      <summary>{summary}</summary>
      <ul tabIndex={0}>
        {names.slice(0, SHOWN).map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
        {names.length > SHOWN && <li>{i18n.t('backup.moreFaults', names.length - SHOWN)}</li>}
      </ul>
    </details>
  );
}
