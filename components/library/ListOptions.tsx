import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { ARTICLE_ORDERS } from '@/utils/search/article-order';
import { DENSITIES, settings, THEMES } from '@/utils/storage/settings';

import styles from './ListOptions.module.css';

/** How the list is sorted, how much room a row takes, and the colours of it all. */
export function ListOptions() {
  const [order, setOrder] = useSetting(settings.order);
  const [density, setDensity] = useSetting(settings.density);
  const [theme, setTheme] = useSetting(settings.theme);
  return (
    <div class={styles.options}>
      <Choice
        label={i18n.t('library.order')}
        value={order}
        values={ARTICLE_ORDERS}
        nameOf={(value) => i18n.t(`library.orders.${value}`)}
        onChange={setOrder}
      />
      <Choice
        label={i18n.t('library.density')}
        value={density}
        values={DENSITIES}
        nameOf={(value) => i18n.t(`library.densities.${value}`)}
        onChange={setDensity}
      />
      <Choice
        label={i18n.t('ui.theme')}
        value={theme}
        values={THEMES}
        nameOf={(value) => i18n.t(`ui.themes.${value}`)}
        onChange={setTheme}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  values: readonly Value[];
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, values, nameOf, onChange }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = values.find((one) => one === currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {nameOf(one)}
        </option>
      ))}
    </select>
  );
}
