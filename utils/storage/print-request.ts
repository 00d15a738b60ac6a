import { storage } from 'wxt/utils/storage';

/** What is to be shown as it is printed. */
export interface PrintRequest {
  /** Tells it from another. */
  id: string;
  articleIds: string[];
  withPictures: boolean;
  /** See `AnnotationChoice`; null for all of the articles. */
  choice: { highlights: string[]; notesOn: string[]; withText: boolean } | null;
}

/** The last such wish, for the page that shows it. */
export const printRequest = storage.defineItem<PrintRequest | null>('session:printRequest', {
  fallback: null,
});
