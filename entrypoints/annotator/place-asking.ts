import type { PlaceChoice } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';

import type { FailureNotices } from './failure-notices';
import type { PageParts } from './page-parts';
import { dropSelection, pageSelection } from './page-selection';

/** Lets the reader select the words of a highlight that wasn't found, for the panel. */
export class PlaceAsking {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  #answer: ((accepted: string | null) => void) | null = null;

  constructor(parts: PageParts, notices: FailureNotices) {
    this.#parts = parts;
    this.#notices = notices;
  }

  /** When what was selected was accepted; null where nothing was. */
  ask(id: string, quote: string): Promise<string | null> {
    const { view } = this.#parts;
    this.end(null);
    view.show({ marked: null, message: null, choice: { id, quote, range: pageSelection() } });
    view.say({ words: i18n.t('annotation.place.select', [quote]), isUrgent: false });
    return new Promise<string | null>((resolve) => {
      this.#answer = resolve;
    });
  }

  /** Makes what the reader selected the place of a highlight that wasn't found. */
  async attach({ id }: PlaceChoice, range: Range): Promise<void> {
    const { live, library, view } = this.#parts;
    const described = live.describe(range);
    dropSelection();
    view.show({ choice: null });
    const quote = await described;
    const answer = quote && (await library.attach(id, quote));
    this.end(answer?.ok ? answer.value : null);
    if (!answer) this.#notices.nothingMarked();
    else if (!answer.ok) this.#notices.failed(answer.failure, quote.exact);
    else if (answer.value !== null) view.say({ words: i18n.t('annotation.place.attached'), isUrgent: false });
  }

  /** Answers the panel. */
  end(accepted: string | null): void {
    const { view } = this.#parts;
    this.#answer?.(accepted);
    this.#answer = null;
    if (view.choice) view.show({ choice: null });
  }
}
