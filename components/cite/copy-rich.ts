import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';
import type { CopiedText } from '@/utils/export/citations/cite-quote';

/** Copies a text with its italics, for programs that take these, and says so, or that the browser hasn't let us. */
export async function copyRich({ text, html }: CopiedText, said: string): Promise<void> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' }),
      }),
    ]);
    showToast({ message: said });
  } catch (error) {
    showToast({ message: i18n.t('cite.notCopied', [String(error)]) });
  }
}
