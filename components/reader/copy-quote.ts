import { i18n } from '#i18n';
import { showToast } from '@/components/ui/Toast';

/** Copies a quote, and says so; browsers let a click or a key do that without asking. */
export async function copyQuote(quote: string): Promise<void> {
  await navigator.clipboard.writeText(quote);
  showToast({ message: i18n.t('annotation.copied') });
}

/** Copies an address that leads browsers to the quote in its page. */
export async function copyQuoteLink(link: string): Promise<void> {
  await navigator.clipboard.writeText(link);
  showToast({ message: i18n.t('annotation.linkCopied') });
}
