import type { Anchor } from './anchor';

/** Where the highlights of a page stand, by their ids, as its script tells it. */
export interface PagePlaces {
  url: string;
  anchors: [id: string, anchor: Anchor][];
  /** The page's text, where a place is shown or accepted by what stands around it; empty elsewhere. */
  text: string;
}
