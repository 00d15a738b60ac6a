import { useEffect } from 'preact/hooks';

import { settings, type Theme } from '@/utils/storage/settings';

/** Puts the reader's theme on the page, and keeps it there when it is changed in another window. */
export function useTheme(): void {
  useEffect(() => {
    void settings.theme.getValue().then(applyTheme);
    return settings.theme.watch(applyTheme);
  }, []);
}

/** Sets the page's theme; the system's own where the reader chose none. */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
