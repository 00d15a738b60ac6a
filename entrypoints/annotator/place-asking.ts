import type { PlaceChoice } from '@/components/annotator/annotator-state';
import { i18n } from '#i18n';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { failed, type Result, success } from '@/utils/shared/result';

import type { FailureNotices } from './failure-notices';
import type { ChangeFailure } from './page-library';
import type { PageParts } from './page-parts';
import { dropSelection, pageSelection } from './page-selection';
import type { Undoing } from './undoing';

/** Lets the reader select the words of a highlight that wasn't found, for the panel. */
export class PlaceAsking {
  readonly #parts: PageParts;
  readonly #notices: FailureNotices;
  readonly #undoing: Undoing;
  #answer: ((accepted: string | null) => void) | null = null;

  constructor(parts: PageParts, notices: FailureNotices, undoing: Undoing) {
    this.#parts = parts;
    this.#notices = notices;
    this.#undoing = undoing;
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
    const { live, view } = this.#parts;
    const described = live.describe(range);
    dropSelection();
    view.show({ choice: null });
    const quote = await described;
    if (quote) await this.#undoing.inTurn(() => this.#attach(id, quote), quote.exact);
    else {
      this.end(null);
      this.#notices.nothingMarked();
    }
  }

  async #attach(id: string, quote: TextQuoteSelector): Promise<void> {
    const { library, view } = this.#parts;
    const { url } = library;
    const answer = await library.attach(id, quote);
    const attach = async (): Promise<Result<null, ChangeFailure>> => {
      const again = await library.attach(id, quote);
      if (!again.ok) return again;
      return again.value === null ? failed({ kind: 'not-there' }) : success(null);
    };
    this.end(answer.ok ? answer.value : null);
    if (!answer.ok) this.#notices.failed(answer.failure, quote.exact);
    else if (answer.value !== null) {
      this.#undoing.recordPlace(url, id, attach);
      view.say({ words: i18n.t('annotation.place.attached'), isUrgent: false });
    }
  }

  /** Answers the panel. */
  end(accepted: string | null): void {
    const { view } = this.#parts;
    this.#answer?.(accepted);
    this.#answer = null;
    if (view.choice) view.show({ choice: null });
  }
}
