import { useEffect, useRef, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { CitationStyleChoice } from '@/components/cite/CitationStyleChoice';
import { useLibrary } from '@/components/hooks/use-library';
import { usePrintPage } from '@/components/hooks/use-print-page';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { Choice } from '@/components/ui/Choice';
import { Dialog } from '@/components/ui/Dialog';
import { showToast } from '@/components/ui/Toast';
import { createSanitizer } from '@/utils/article/sanitize-html';
import type { AnnotationChoice } from '@/utils/export/annotation-choice';
import { BIBLIOGRAPHY_FILES, type BibliographyFile } from '@/utils/export/citations/bibliography-file';
import {
  type ExportFormat,
  holdsPictures,
  holdsText,
  TABLE_ROWS,
  type TableRows,
} from '@/utils/export/export-format';
import { writtenTemplate } from '@/utils/export/templates/markdown-template';
import type { Exported, ExportFailure } from '@/utils/library/export-articles';
import { printRequest } from '@/utils/storage/print-request';
import { settings } from '@/utils/storage/settings';

import { createDocument } from './create-document';
import { downloadBlob } from './download-blob';
import { exportWords } from './export-words';
import styles from './ExportDialog.module.css';
import { FormatChoice } from './FormatChoice';
import { faultWords } from './fault-words';
import { TemplateEditor } from './TemplateEditor';
import { toCorePicture } from './to-core-picture';

interface ExportDialogProps {
  articleIds: string[];
  /** The highlights of these, and notes on them, that are wanted; missing where the articles themselves are. */
  chosen?: Pick<AnnotationChoice, 'highlights' | 'notesOn'>;
  onClose: () => void;
}

/** How far an export is: not begun, so many articles done, or failed for a reason in words. */
type Progress = { state: 'choosing' } | { state: 'running'; done: number } | { state: 'failed'; why: string };

/**
 * Takes articles out as files, or highlights and notes, by article: in which form, with or without pictures; shows how far it is,
 * and can be stopped.
 */
export function ExportDialog({ articleIds, chosen, onClose }: ExportDialogProps) {
  const library = useLibrary();
  const openPrintPage = usePrintPage();
  const [format, setFormat] = useState<ExportFormat>('markdown');
  const [tableRows, setTableRows] = useState<TableRows>('highlights');
  const [citationStyle, setCitationStyle] = useSetting(settings.citationStyle);
  const [bibliographyFile, setBibliographyFile] = useState<BibliographyFile>('html');
  const [template, setTemplate] = useSetting(settings.markdownTemplate);
  const [withPictures, setWithPictures] = useState(true);
  const [withText, setWithText] = useState(false);
  const [progress, setProgress] = useState<Progress>({ state: 'choosing' });
  const abort = useRef(new AbortController());
  useEffect(
    () => () => {
      abort.current.abort();
    },
    [],
  );
  const isRunning = progress.state === 'running';

  const run = async (): Promise<void> => {
    const { signal } = abort.current;
    const choice = chosen ? { ...chosen, withText } : null;
    setProgress({ state: 'running', done: 0 });
    try {
      if (format === 'pdf') {
        const id = crypto.randomUUID();
        await printRequest.setValue({
          ...{ id, articleIds, withPictures },
          choice: choice && {
            ...choice,
            highlights: [...choice.highlights],
            notesOn: [...choice.notesOn],
          },
        });
        await openPrintPage(id);
        onClose();
        return;
      }
      // Writing files is a third of the page's code, and seldom needed.
      const { exportArticles } = await import('@/utils/library/export-articles');
      const result = await exportArticles(library, articleIds, {
        format,
        tableRows,
        markdownTemplate: writtenTemplate(template),
        bibliography: { style: citationStyle, file: bibliographyFile },
        withPictures,
        choice,
        words: exportWords(await settings.highlightColors.getValue()),
        sanitize: createSanitizer(window),
        createDocument,
        serialize: (element) => new XMLSerializer().serializeToString(element),
        toCorePicture,
        onProgress: (done) => {
          setProgress({ state: 'running', done });
        },
        signal,
      });
      if (!result.ok) {
        setProgress({ state: 'failed', why: failureWords(result.failure) });
        return;
      }
      deliver(result.value);
      onClose();
    } catch (error) {
      if (!signal.aborted) setProgress({ state: 'failed', why: i18n.t('export.failed', [String(error)]) });
    }
  };

  return (
    <Dialog
      title={
        chosen
          ? i18n.t('export.titleChosen', chosen.highlights.size + chosen.notesOn.size)
          : i18n.t('export.title', articleIds.length)
      }
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{i18n.t('export.cancel')}</Button>
          <Button variant="primary" disabled={isRunning} onClick={() => void run()}>
            {i18n.t(format === 'pdf' ? 'export.runPrint' : 'export.run')}
          </Button>
        </>
      }
    >
      <FormatChoice
        format={format}
        aboutJson={i18n.t(chosen ? 'export.jsonChosen' : 'export.about.json')}
        disabled={isRunning}
        onChange={setFormat}
      />
      {chosen && holdsText(format) && (
        <CheckChoice
          label={i18n.t('export.withText')}
          advice={i18n.t('export.withTextAdvice')}
          checked={withText}
          disabled={isRunning}
          onChange={setWithText}
        />
      )}
      {format === 'citations' && (
        <div class={styles.rows}>
          <CitationStyleChoice style={citationStyle} disabled={isRunning} onChange={setCitationStyle} />
          <Choice
            label={i18n.t('export.bibliographyAs')}
            values={BIBLIOGRAPHY_FILES}
            value={bibliographyFile}
            disabled={isRunning}
            nameOf={(file) => i18n.t(`export.bibliographyFiles.${file}`)}
            onChange={setBibliographyFile}
          />
        </div>
      )}
      {format === 'markdown' && (
        <TemplateEditor
          articleIds={articleIds}
          choice={template}
          withPictures={withPictures}
          disabled={isRunning}
          onChange={setTemplate}
        />
      )}
      {format === 'csv' && (
        <div class={styles.rows}>
          <Choice
            label={i18n.t('export.rows')}
            values={TABLE_ROWS}
            value={tableRows}
            disabled={isRunning}
            nameOf={(rows) => i18n.t(`export.rowsOf.${rows}`)}
            onChange={setTableRows}
          />
        </div>
      )}
      {holdsPictures(format) && (
        <CheckChoice
          label={i18n.t('export.withPictures')}
          advice={i18n.t(`export.pictures.${format}`)}
          checked={withPictures}
          disabled={isRunning}
          onChange={setWithPictures}
        />
      )}
      <div class={styles.progress} role="status">
        {isRunning && (
          <>
            <progress value={progress.done} max={articleIds.length} aria-label={i18n.t('export.progress')} />
            {i18n.t('export.soFar', [String(progress.done), String(articleIds.length)])}
          </>
        )}
      </div>
      {progress.state === 'failed' && (
        <p role="alert" class={styles.failure}>
          {progress.why}
        </p>
      )}
    </Dialog>
  );
}

interface CheckChoiceProps {
  label: string;
  advice: string;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
}

function CheckChoice({ label, advice, checked, disabled, onChange }: CheckChoiceProps) {
  return (
    <label class={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />
      {label}
      <span>{advice}</span>
    </label>
  );
}

function deliver({ name, blob, missing, links }: Exported): void {
  downloadBlob(blob, name);
  const done =
    missing === 0
      ? i18n.t('export.done', [name])
      : i18n.t('export.doneWithout', missing, [name, String(missing)]);
  const message =
    links === 0 ? done : i18n.t('export.doneAndLeft', [done, i18n.t('export.withoutLinks', links)]);
  showToast({ message });
}

function failureWords(failure: ExportFailure): string {
  switch (failure.kind) {
    case 'template':
      return i18n.t('export.faultyTemplate', [faultWords(failure)]);
    case 'only-links':
      return i18n.t('export.onlyLinks');
    case 'nothing-marked':
      return i18n.t('export.nothingMarked');
    case 'no-address':
      return i18n.t('export.noAddress');
    case 'nothing':
      return i18n.t('export.nothing');
  }
}
