import { ALargeSmall } from 'lucide-preact';
import { useId } from 'preact/hooks';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { IconButton } from '@/components/ui/IconButton';
import { DEFAULT_READING_TYPE, type ReadingType, settings, THEMES } from '@/utils/storage/settings';

import styles from './ReadingOptions.module.css';

/** How articles are set: colours, type, size, measure, line height. */
export function ReadingOptions() {
  const id = useId();
  const [theme, setTheme] = useSetting(settings.theme);
  const [type, setType] = useSetting(settings.readingType);
  const slider = (field: 'size' | 'width' | 'lineHeight', min: number, max: number, step: number) => (
    <label>
      <span>{i18n.t(`reader.type.${field}`)}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={type[field]}
        onInput={({ currentTarget }) => {
          setType({ ...type, [field]: Number(currentTarget.value) });
        }}
      />
    </label>
  );
  return (
    <>
      <IconButton icon={ALargeSmall} label={i18n.t('reader.type.title')} popovertarget={id} />
      <div
        id={id}
        popover="auto"
        class={styles.options}
        role="dialog"
        aria-label={i18n.t('reader.type.title')}
      >
        <Choice
          name={`${id}-theme`}
          label={i18n.t('ui.theme')}
          values={THEMES}
          value={theme}
          nameOf={(value) => i18n.t(`ui.themes.${value}`)}
          onChange={setTheme}
        />
        <Choice
          name={`${id}-font`}
          label={i18n.t('reader.type.font')}
          values={['serif', 'sans'] as const}
          value={type.font}
          nameOf={(value) => i18n.t(`reader.type.${value}`)}
          onChange={(font: ReadingType['font']) => {
            setType({ ...type, font });
          }}
        />
        {slider('size', 14, 30, 1)}
        {slider('width', 0.7, 1.4, 0.05)}
        {slider('lineHeight', 0.8, 1.4, 0.05)}
        <Button
          variant="quiet"
          onClick={() => {
            setType(DEFAULT_READING_TYPE);
          }}
        >
          {i18n.t('reader.type.reset')}
        </Button>
      </div>
    </>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ name, label, values, value, nameOf, onChange }: ChoiceProps<Value>) {
  return (
    <fieldset class={styles.choice}>
      <legend>{label}</legend>
      <div>
        {values.map((one) => (
          <label key={one} data-value={one}>
            <input
              type="radio"
              class="visually-hidden"
              name={name}
              checked={one === value}
              onChange={() => {
                onChange(one);
              }}
            />
            {nameOf(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
