import { useState } from 'preact/hooks';

import { i18n } from '#i18n';
import { isCountedInCharacters, textLength } from '@/utils/article/text-length';

import { trusted } from '@/utils/shared/trusted';

/** The article as it would be. */
export interface PickedArticle {
  textContent: string;
  /** Addresses of its pictures. */
  pictures: string[];
  /** Whether it shows a picture of the page, or a link to a video, a recording or a frame. */
  shows: (element: Element) => boolean;
  /** `unused` where the choices leave nothing, and the page is read as ever. */
  choices: 'used' | 'unused' | null;
}

interface PickerPanelProps {
  /** What is outlined, and what was chosen of it. */
  words: string;
  action: 'takeOut' | 'putIn' | 'unchoose';
  /** Null where there is nothing to read. */
  article: PickedArticle | null;
  /** Whether the article is about to be read anew. */
  isStale: boolean;
  isChanged: boolean;
  onLarger: () => void;
  onSmaller: () => void;
  onToggle: () => void;
  onUndo: () => void;
  onSave: () => void;
  onCancel: () => void;
}

/** Longest beginning and end that are shown, in UTF-16 code units: four lines each, of Chinese and Japanese or of others. */
const SHOWN_CHARACTERS = 70;
const SHOWN_LENGTH = 150;

/** Says what is outlined and shows the article as it would be; has all that the keys do as buttons, for fingers. */
export function PickerPanel(props: PickerPanelProps) {
  const { words, action, article, isStale, isChanged } = props;
  const [side, setSide] = useState<'end' | 'start'>('end');
  return (
    <section class="panel" data-side={side} aria-label={i18n.t('picker.title')}>
      <header>
        <h1>{i18n.t('picker.title')}</h1>
        {button('move', () => {
          setSide(side === 'end' ? 'start' : 'end');
        })}
      </header>
      <p id="advice">{i18n.t('picker.advice')}</p>
      <p class="words" role="status">
        {words}
      </p>
      <div class="buttons">
        {button('larger', props.onLarger)}
        {button('smaller', props.onSmaller)}
        {button(action, props.onToggle)}
      </div>
      <div class="preview" aria-busy={isStale} data-preview="">
        <h2>{i18n.t('picker.preview')}</h2>
        {article && previewOf(article)}
      </div>
      <footer>
        {button('undo', props.onUndo, !isChanged)}
        {button('cancel', props.onCancel)}
        {button('save', props.onSave, !isChanged, 'primary')}
      </footer>
    </section>
  );

  function button(name: ButtonName, onClick: () => void, isDisabled = false, variant = 'plain') {
    return (
      <button
        type="button"
        disabled={isDisabled}
        data-action={name}
        data-variant={variant}
        onClick={trusted(onClick)}
      >
        {i18n.t(`picker.${name}`)}
      </button>
    );
  }
}

type ButtonName = 'move' | 'larger' | 'smaller' | PickerPanelProps['action'] | 'undo' | 'cancel' | 'save';

function previewOf({ textContent, pictures, choices }: PickedArticle) {
  const number = new Intl.NumberFormat(i18n.t('languageTag'));
  const length = textLength(textContent);
  const counts = [
    isCountedInCharacters(length)
      ? i18n.t('popup.characters', length.characters, [number.format(length.characters)])
      : i18n.t('popup.words', length.words, [number.format(length.words)]),
    i18n.t('picker.pictures', pictures.length, [number.format(pictures.length)]),
  ];
  const shown = isCountedInCharacters(length) ? SHOWN_CHARACTERS : SHOWN_LENGTH;
  const isLong = textContent.length > 2 * shown;
  const [beginning, end] = [textContent.slice(0, shown), textContent.slice(-shown)];
  return (
    <>
      <p class="counts">{counts.join(' · ')}</p>
      {choices === 'unused' && <p class="counts">{i18n.t('picker.unused')}</p>}
      <blockquote dir="auto">
        {isLong ? beginning.replace(/(?:\s\S{0,20})?$/, ' …') : textContent}
        {isLong && `\n${end.replace(/^(?:\S{0,20}\s)?/, '… ')}`}
      </blockquote>
    </>
  );
}
