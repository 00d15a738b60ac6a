import { storage } from 'wxt/utils/storage';

/** What the reader wants to write in the panel: the note or tags of a highlight, which may be about to be stored. */
export interface PanelRequest {
  annotationId: string;
  field: 'note' | 'tags';
}

/** The last such wish; the panel, which may be about to open, takes it away. */
export const panelRequest = storage.defineItem<PanelRequest | null>('session:panelRequest', {
  fallback: null,
});
