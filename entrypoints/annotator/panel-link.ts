import type { LivePlaces } from '@/utils/annotation/live-highlights';
import type { PagePlaces } from '@/utils/annotation/page-places';
import { documentProperty } from '@/utils/extract/page-window';
import { sendMessage } from '@/utils/messaging/messaging';
import { isExtensionThere } from '@/utils/messaging/send-reliably';

import { pageAddress } from './page-address';

/** What the browser's panel is told, if it is open. */
export class PanelLink {
  /** Whether a panel hears where the highlights stand: a page's text isn't sent to nobody. Not known before it was told. */
  #isHeard = true;

  /** The highlights stand elsewhere. The panel is beside the page in front, and asks when that is another. */
  onPlaced(places: LivePlaces): void {
    if (this.#isHeard && documentProperty(window, 'visibilityState') === 'visible')
      void this.tellPlaces(places);
  }

  async tellPlaces(places: LivePlaces): Promise<void> {
    if (!isExtensionThere()) return;
    this.#isHeard = await sendMessage('placesFound', reportOf(places)).catch(() => false);
  }

  /** The reader is at a highlight. */
  tellReached(id: string): void {
    if (isExtensionThere()) sendMessage('highlightReached', { id }).catch(() => undefined);
  }
}

function reportOf({ anchors, text }: LivePlaces): PagePlaces {
  const entries = [...anchors];
  const needsText = entries.some(([, { state }]) => state !== 'orphaned');
  return { url: pageAddress(), anchors: entries, text: needsText ? text : '' };
}
