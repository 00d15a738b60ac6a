import type { LiveHighlights } from '@/utils/annotation/live-highlights';

import type { AnnotatorView } from './annotator-view';
import type { PageLibrary } from './page-library';
import type { PanelLink } from './panel-link';

/** What an annotator is made of. */
export interface PageParts {
  /** The highlights as they stand in the page. */
  live: LiveHighlights;
  /** What the library has of them. */
  library: PageLibrary;
  /** What is shown in front of the page. */
  view: AnnotatorView;
  panel: PanelLink;
}
