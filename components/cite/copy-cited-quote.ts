import { i18n } from '#i18n';
import type { Article } from '@/utils/article/article';
import { copiedQuote } from '@/utils/export/citations/cite-quote';
import { formatCitation } from '@/utils/export/citations/format-citation';
import { cslItem } from '@/utils/export/references/csl-item';
import { settings } from '@/utils/storage/settings';

import { copyRich } from './copy-rich';

/** Copies a quote with the reference to its article, in the style that the reader has chosen last, and says so. */
export async function copyCitedQuote(quote: string, article: Article): Promise<void> {
  const style = await settings.citationStyle.getValue();
  const parts = formatCitation(cslItem({ article, annotations: [] }), style);
  await copyRich(copiedQuote(quote, parts), i18n.t('cite.quoteCopied', [i18n.t(`cite.styles.${style}`)]));
}
