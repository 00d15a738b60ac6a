import { CiteDialog } from '@/components/cite/CiteDialog';
import { ExportDialog } from '@/components/export/ExportDialog';
import { CorrectFacts } from '@/components/facts/CorrectFacts';
import { HelpDialog } from '@/components/ui/HelpDialog';
import type { SavedArticle } from '@/utils/article/article';

import { ColorsDialog } from './ColorsDialog';

/** What can lie over the article. */
export type ReaderDialog = 'help' | 'facts' | 'cite' | 'export' | 'colors';

interface ReaderDialogsProps {
  article: SavedArticle;
  open: ReaderDialog;
  onClose: () => void;
}

/** The dialog that is open over the article. */
export function ReaderDialogs({ article, open, onClose }: ReaderDialogsProps) {
  switch (open) {
    case 'help':
      return <HelpDialog kind="reader" onClose={onClose} />;
    case 'facts':
      return <CorrectFacts article={article} onClose={onClose} />;
    case 'cite':
      return <CiteDialog article={article} onClose={onClose} />;
    case 'export':
      return <ExportDialog articleIds={[article.id]} onClose={onClose} />;
    case 'colors':
      return <ColorsDialog onClose={onClose} />;
  }
}
