import { i18n } from '#i18n';
import { useSetting } from '@/components/hooks/use-setting';
import { settings, THEMES } from '@/utils/storage/settings';

import { Choice } from './Choice';

/** The colours of all our pages. */
export function ThemeChoice() {
  const [theme, setTheme] = useSetting(settings.theme);
  return (
    <Choice
      label={i18n.t('ui.theme')}
      value={theme}
      values={THEMES}
      nameOf={(value) => i18n.t(`ui.themes.${value}`)}
      onChange={setTheme}
    />
  );
}
