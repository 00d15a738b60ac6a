import type { HighlightColor, TextQuoteSelector } from '@/utils/annotation/annotation';
import { DEFAULT_COLORS } from '@/utils/annotation/color-preferences';
import type { LiveHighlight } from '@/utils/annotation/live-highlights';
import type { PageChangeOutcome, PageHighlightChange } from '@/utils/annotation/page-highlight';
import { failed, type Result, success } from '@/utils/shared/result';
import type { SaveFailure } from '@/utils/storage/save-job';

import { askBackground, type NoAnswer } from './ask-background';
import { pageAddress } from './page-address';

/** A page as it was when the reader marked something in it. */
export interface MarkedPage {
  url: string;
  title: string;
}

/** Why a highlight wasn't changed. */
export type ChangeFailure = NoAnswer | { kind: Exclude<PageChangeOutcome, 'done'> };

/** What the library has of this page: read and changed through the background, and shown before that has answered. */
export class PageLibrary {
  /** The address of the page of which this is. */
  url = pageAddress();
  isSaved = false;
  colors = DEFAULT_COLORS;
  /** The colour used last, here or elsewhere. */
  lastColor: HighlightColor | null = null;
  readonly #onChange: () => Promise<void>;
  #stored: LiveHighlight[] = [];
  /** Those that are being stored. */
  #underWay: LiveHighlight[] = [];
  /** Those of them that are kept until the page is saved. */
  readonly #queued = new Set<string>();
  /** How often something was stored from here. */
  #revision = 0;

  /** Whoever shows it is told when it is otherwise, and resolves when it is shown. */
  constructor(onChange: () => Promise<void>) {
    this.#onChange = onChange;
  }

  get highlights(): LiveHighlight[] {
    const isStored = (id: string): boolean => this.#stored.some((one) => one.id === id);
    return [...this.#stored, ...this.#underWay.filter(({ id }) => !isStored(id))];
  }

  find(id: string): LiveHighlight | undefined {
    return this.highlights.find((one) => one.id === id);
  }

  /** Reads what the library has by now. */
  async refresh(): Promise<void> {
    const url = pageAddress();
    const revision = this.#revision;
    const [stored, colors] = await Promise.all([
      askBackground('pageHighlights', { url }),
      askBackground('pageColors', undefined),
    ]);
    // Nothing of the reader's is at stake: where nobody answers, what is known stays.
    if (!stored.ok || url !== pageAddress()) return;
    // What was read before something was stored lacks that.
    if (revision !== this.#revision) {
      await this.refresh();
      return;
    }
    this.url = url;
    if (colors.ok) {
      this.colors = colors.value.preferences;
      this.lastColor = colors.value.next;
    }
    this.isSaved = stored.value !== null;
    this.#stored = stored.value ?? [];
    await this.#onChange();
  }

  /** After a step within the page that loads no other document: what is of this address isn't known yet. */
  async moveTo(url: string): Promise<void> {
    this.url = url;
    this.#stored = [];
    this.#underWay = [];
    await this.#onChange();
    await this.refresh();
  }

  /** Adds a highlight, which is there while it is being stored and gone again if it can't be. */
  async add(
    page: MarkedPage,
    highlight: LiveHighlight,
    onShown: () => void,
  ): Promise<Result<null, SaveFailure | NoAnswer>> {
    this.lastColor = highlight.color;
    this.#underWay = [...this.#underWay, highlight];
    const shown = this.#onChange().then(onShown);
    const { id, color, quote, picture } = highlight;
    const its = { id, color, ...(picture ? { picture } : { quote }) };
    const answer = await askBackground('annotatePage', { ...page, highlight: its });
    await shown;
    this.#underWay = this.#underWay.filter((one) => one.id !== id);
    this.#revision += 1;
    const outcome = answer.ok ? answer.value : answer;
    if (page.url !== this.url) return outcome;
    if (outcome.ok) {
      this.isSaved = true;
      this.#stored = [...this.#stored.filter((one) => one.id !== id), highlight];
    }
    await this.#onChange();
    return outcome;
  }

  /** A highlight that is being added is kept until the page is saved. */
  queue(id: string): void {
    this.#queued.add(id);
  }

  isQueued(id: string): boolean {
    return this.#queued.has(id);
  }

  /** Changes a highlight of the page of an address. */
  async change(url: string, id: string, change: PageHighlightChange): Promise<Result<null, ChangeFailure>> {
    if (change.kind === 'color') this.lastColor = change.color;
    const answer = await askBackground('changePageHighlight', { url, id, change });
    this.#revision += 1;
    if (!answer.ok) return answer;
    await this.refresh();
    return answer.value === 'done' ? success(null) : failed({ kind: answer.value });
  }

  /** Makes words the place of a highlight of this page that wasn't found; when that was accepted, null where there is no such. */
  async attach(id: string, quote: TextQuoteSelector): Promise<Result<string | null, NoAnswer>> {
    const answer = await askBackground('attachPageHighlight', { url: this.url, attachment: { id, quote } });
    this.#revision += 1;
    await this.refresh();
    return answer;
  }
}
