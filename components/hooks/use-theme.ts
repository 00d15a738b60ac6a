import { useEffect } from 'preact/hooks';

import { settings, type Theme } from '@/utils/storage/settings';

/** Puts the reader's theme on the page, and keeps it there when it is changed in another window. */
export function useTheme(): void {
  useEffect(() => {
    void settings.theme.getValue().then(applyTheme);
    return settings.theme.watch(applyTheme);
  }, []);
}

/**
 * Sets the page's theme; the system's own where the reader chose none. Notes it where the next page finds it at once:
 * settings are read too late for the first paint.
 */
export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Sites' storage can be forbidden in the browser's settings: the theme then comes with the settings, a moment later.
  }
}
