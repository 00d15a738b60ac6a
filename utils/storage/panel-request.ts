import * as v from 'valibot';
import { storage } from 'wxt/utils/storage';

/** What the reader wants to write in the panel: the note or tags of a highlight, which may be about to be stored. */
export const panelWishSchema = v.strictObject({
  annotationId: v.pipe(v.string(), v.uuid()),
  field: v.picklist(['note', 'tags']),
});
export type PanelWish = v.InferOutput<typeof panelWishSchema>;

/** Such a wish, as the panel gets it. */
export interface PanelRequest extends PanelWish {
  /** Tells it from another of the same. */
  id: string;
  /** The window in whose panel it is to be. */
  windowId: number;
}

/** The last such wish; the panel, which may be about to open, takes it away. */
export const panelRequest = storage.defineItem<PanelRequest | null>('session:panelRequest', {
  fallback: null,
});
