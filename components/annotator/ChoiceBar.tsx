import { i18n } from '#i18n';

import type { PlaceChoice } from './annotator-state';

interface ChoiceBarProps {
  choice: PlaceChoice;
  onAttach: (range: Range) => void;
  onCancel: () => void;
}

/** At the foot of the page while the reader looks for the words of a highlight that wasn't found. `SaidRegions` ask for them. */
export function ChoiceBar({ choice: { quote, range }, onAttach, onCancel }: ChoiceBarProps) {
  return (
    <section
      class="message"
      aria-label={i18n.t('annotation.place.attach')}
      onMouseDown={(event) => {
        // A click on a button must not take the selection away before it is used.
        event.preventDefault();
      }}
    >
      <p class="asked">{i18n.t('annotation.place.select', [quote])}</p>
      <button type="button" onClick={onCancel}>
        {i18n.t('annotation.place.cancel')}
      </button>
      <button
        type="button"
        class="main"
        disabled={range === null}
        onClick={() => {
          if (range) onAttach(range);
        }}
      >
        {i18n.t('annotation.place.attachHere')}
      </button>
    </section>
  );
}
