/* global document, localStorage */
// Runs before anything is drawn: the reader's theme, as `applyTheme` last noted it, so that a dark page never flashes white.
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without that note the page begins in the system's colours, and takes the reader's as soon as settings are read.
}
