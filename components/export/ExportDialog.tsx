import { useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { HIGHLIGHT_COLORS } from '@/utils/annotation/annotation';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { EXPORT_FORMATS, exportArticles, type ExportFormat } from '@/utils/library/export-articles';

import { downloadBlob } from './download-blob';
import styles from './ExportDialog.module.css';

interface ExportDialogProps {
  articleIds: string[];
  onClose: () => void;
}

/** Takes articles out as files: in which form, with or without pictures; shows how far it is, and can be stopped. */
export function ExportDialog({ articleIds, onClose }: ExportDialogProps) {
  const library = useLibrary();
  const [format, setFormat] = useState<ExportFormat>('markdown');
  const [withPictures, setWithPictures] = useState(true);
  const [done, setDone] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const isRunning = done !== null;

  const close = (): void => {
    abort.current?.abort();
    onClose();
  };
  const run = async (): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setFailure(null);
    setDone(0);
    try {
      const { name, blob, missing } = await exportArticles(library, articleIds, {
        format,
        withPictures,
        words: exportWords(),
        sanitize: createSanitizer(window),
        createDocument: () => document.implementation.createHTMLDocument(),
        onProgress: setDone,
        signal: controller.signal,
      });
      downloadBlob(blob, name);
      showToast({
        message:
          missing === 0
            ? i18n.t('export.done', [name])
            : i18n.t('export.doneWithout', missing, [name, String(missing)]),
      });
      onClose();
    } catch (error) {
      setDone(null);
      if (!controller.signal.aborted) setFailure(String(error));
    }
  };

  return (
    <Dialog
      title={i18n.t('export.title', articleIds.length)}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{i18n.t('export.cancel')}</Button>
          <Button variant="primary" disabled={isRunning} onClick={() => void run()}>
            {i18n.t('export.run')}
          </Button>
        </>
      }
    >
      <fieldset class={styles.formats} disabled={isRunning}>
        <legend class="visually-hidden">{i18n.t('export.format')}</legend>
        {EXPORT_FORMATS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="format"
              value={one}
              checked={one === format}
              onChange={() => {
                setFormat(one);
              }}
            />
            <strong>{i18n.t(`export.formats.${one}`)}</strong>
            <span>{i18n.t(`export.about.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      {format !== 'html' && (
        <label class={styles.pictures}>
          <input
            type="checkbox"
            checked={withPictures}
            disabled={isRunning}
            onChange={({ currentTarget }) => {
              setWithPictures(currentTarget.checked);
            }}
          />
          {i18n.t('export.withPictures')}
        </label>
      )}
      {isRunning && (
        <p role="status">
          <progress
            class={styles.progress}
            value={done}
            max={articleIds.length}
            aria-label={i18n.t('export.progress')}
          />
          {i18n.t('export.soFar', [String(done), String(articleIds.length)])}
        </p>
      )}
      {failure !== null && (
        <p role="alert" class={styles.failure}>
          {i18n.t('export.failed', [failure])}
        </p>
      )}
    </Dialog>
  );
}

/** The words that exported files are written with. */
function exportWords() {
  return {
    original: i18n.t('reader.original'),
    saved: i18n.t('export.words.saved'),
    note: i18n.t('popup.note'),
    tags: i18n.t('library.tags'),
    highlights: i18n.t('export.words.highlights'),
    colors: Object.fromEntries(
      HIGHLIGHT_COLORS.map((color) => [color, i18n.t(`annotation.colors.${color}`)]),
    ),
  };
}
