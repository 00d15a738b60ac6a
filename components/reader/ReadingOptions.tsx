import { ALargeSmall } from 'lucide-preact';

import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { Button } from '@/components/ui/Button';
import { Choice } from '@/components/ui/Choice';
import { Popover } from '@/components/ui/Popover';
import { ThemeChoice } from '@/components/ui/ThemeChoice';
import { DEFAULT_READING_TYPE, settings } from '@/utils/storage/settings';

import styles from './ReadingOptions.module.css';

const FONTS = ['serif', 'sans'] as const;

/** How articles are set: colours, type, size, measure, line height. */
export function ReadingOptions() {
  const [type, setType] = useSetting(settings.readingType);
  const slider = (field: 'size' | 'width' | 'lineHeight', min: number, max: number, step: number) => (
    <label class={styles.slider}>
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
    <Popover icon={ALargeSmall} label={i18n.t('reader.type.title')}>
      <ThemeChoice />
      <Choice
        label={i18n.t('reader.type.font')}
        values={FONTS}
        value={type.font}
        nameOf={(value) => i18n.t(`reader.type.${value}`)}
        onChange={(font) => {
          setType({ ...type, font });
        }}
      />
      <div>
        {slider('size', 14, 30, 1)}
        {slider('width', 0.7, 1.4, 0.05)}
        {slider('lineHeight', 0.8, 1.4, 0.05)}
      </div>
      <Button
        variant="quiet"
        onClick={() => {
          setType(DEFAULT_READING_TYPE);
        }}
      >
        {i18n.t('reader.type.reset')}
      </Button>
    </Popover>
  );
}
