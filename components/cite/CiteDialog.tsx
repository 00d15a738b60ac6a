import { Copy } from 'lucide-preact';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import type { Article } from '@/utils/article/article';
import { copiedCitation } from '@/utils/export/citations/cite-quote';
import { formatCitation } from '@/utils/export/citations/format-citation';
import { cslItem } from '@/utils/export/references/csl-item';
import { settings } from '@/utils/storage/settings';

import { CitationStyleChoice } from './CitationStyleChoice';
import styles from './CiteDialog.module.css';
import { copyRich } from './copy-rich';

interface CiteDialogProps {
  article: Article;
  onClose: () => void;
}

/** An article as a reference, in the style that the reader chooses, to be copied. The style holds for quotes as well. */
export function CiteDialog({ article, onClose }: CiteDialogProps) {
  const [style, setStyle] = useSetting(settings.citationStyle);
  const parts = formatCitation(cslItem({ article, annotations: [] }), style);
  const copy = async (): Promise<void> => {
    await copyRich(copiedCitation(parts), i18n.t('cite.copied'));
    onClose();
  };
  return (
    <Dialog
      title={i18n.t('cite.title')}
      onClose={onClose}
      footer={
        <Button variant="primary" icon={Copy} onClick={() => void copy()}>
          {i18n.t('cite.copy')}
        </Button>
      }
    >
      <CitationStyleChoice style={style} onChange={setStyle} />
      <p class={styles.reference} dir="auto" data-reference="" aria-live="polite">
        {parts.map(({ text, look }, index) => (look === 'italic' ? <i key={index}>{text}</i> : text))}
      </p>
      <p class={styles.hint}>{i18n.t('cite.hint')}</p>
    </Dialog>
  );
}
