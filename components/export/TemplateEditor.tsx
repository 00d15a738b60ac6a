import { useEffect, useId, useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { useLibrary } from '@/components/hooks/use-library';
import { Button } from '@/components/ui/Button';
import { Choice } from '@/components/ui/Choice';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { templateOf, withoutOwn, withTemplate } from '@/utils/export/templates/markdown-template';
import { TEMPLATE_PRESETS, type TemplateChoice } from '@/utils/export/templates/template-choice';
import { firstWhole } from '@/utils/library/first-whole';
import { settings } from '@/utils/storage/settings';

import { exportWords } from './export-words';
import { faultWords } from './fault-words';
import styles from './TemplateEditor.module.css';

interface TemplateEditorProps {
  /** The first of these that can be read is what the template is shown on. */
  articleIds: string[];
  choice: TemplateChoice;
  withPictures: boolean;
  disabled: boolean;
  onChange: (choice: TemplateChoice) => void;
}

/** What a template makes of an article: its beginning, a fault in words, or nothing while there is none. */
interface Preview {
  text: string;
  fault: string | null;
}

/** For which program Markdown is written, and, unfolded, its template with what it makes of an article. */
export function TemplateEditor({
  articleIds,
  choice,
  withPictures,
  disabled,
  onChange,
}: TemplateEditorProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const text = templateOf(choice);
  const preview = usePreview(isOpen, articleIds, text, withPictures);
  const isChanged = choice.changed[choice.preset] !== undefined;
  return (
    <div class={styles.template}>
      <Choice
        label={i18n.t('template.for')}
        values={TEMPLATE_PRESETS}
        value={choice.preset}
        nameOf={(preset) => i18n.t(`template.presets.${preset}`)}
        onChange={(preset) => {
          onChange({ ...choice, preset });
        }}
      />
      <details
        open={isOpen}
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
        }}
      >
        <summary>{i18n.t(isChanged ? 'template.ownOpen' : 'template.open')}</summary>
        <label for={`${id}-text`}>{i18n.t('template.text')}</label>
        <textarea
          id={`${id}-text`}
          class={styles.text}
          rows={10}
          spellcheck={false}
          autocapitalize="off"
          dir="ltr"
          value={text}
          disabled={disabled}
          aria-invalid={preview.fault !== null}
          aria-describedby={`${id}-about ${id}-fault`}
          onInput={({ currentTarget }) => {
            onChange(withTemplate(choice, currentTarget.value));
          }}
        />
        <p id={`${id}-fault`} role="status" class={styles.fault}>
          {preview.fault}
        </p>
        <p id={`${id}-about`} class={styles.about}>
          {i18n.t('template.about')}
        </p>
        <Button
          disabled={!isChanged || disabled}
          onClick={() => {
            onChange(withoutOwn(choice));
          }}
        >
          {i18n.t('template.reset', [i18n.t(`template.presets.${choice.preset}`)])}
        </Button>
        <h3 id={`${id}-preview`}>{i18n.t('template.preview')}</h3>
        <pre class={styles.preview} tabIndex={0} role="group" aria-labelledby={`${id}-preview`} dir="auto">
          {preview.text}
        </pre>
      </details>
    </div>
  );
}

/** What the template makes of the article, a moment later; what it made last stays while it has a fault. */
function usePreview(
  isWanted: boolean,
  articleIds: string[],
  template: string,
  withPictures: boolean,
): Preview {
  const library = useLibrary();
  const [preview, setPreview] = useState<Preview>({ text: '', fault: null });
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const make = async (): Promise<void> => {
      const { previewTemplate } = await import('@/utils/library/preview-template');
      const whole = await firstWhole(library, articleIds);
      const words = exportWords(await settings.highlightColors.getValue());
      if (!isCurrent || !whole) return;
      const made = previewTemplate(whole, {
        template,
        words,
        sanitize: createSanitizer(window),
        withPictures,
      });
      setPreview((last) =>
        made.ok ? { text: made.value, fault: null } : { text: last.text, fault: faultWords(made.failure) },
      );
    };
    void make();
    return () => {
      isCurrent = false;
    };
  }, [isWanted, template, withPictures]);
  return preview;
}
