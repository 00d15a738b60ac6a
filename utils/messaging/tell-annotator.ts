import { sendMessage } from './messaging';
import type { ProtocolMap } from './protocol';

/** Tells the annotator of a tab's page something; false where there is none. */
export async function tellAnnotator<
  Type extends 'goToPlace' | 'highlightSelection' | 'highlightPicture' | 'highlightQueued' | 'libraryChanged',
>(tabId: number, type: Type, data: Parameters<ProtocolMap[Type]>[0]): Promise<boolean> {
  try {
    await sendMessage(type, data as never, tabId);
    return true;
  } catch {
    // No page with an annotator is there.
    return false;
  }
}
