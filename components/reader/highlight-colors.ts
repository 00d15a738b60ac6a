import { highlightRules, swatchRules, THEME_PAINTS } from '@/utils/annotation/highlight-sheet';

/** Importing this gives a page of ours the looks of highlights, and of what has a `data-color`. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`@layer components {
${swatchRules(THEME_PAINTS.of)}
${highlightRules(THEME_PAINTS)}
::highlight(cuttings-found) { background-color: var(--highlight-found); }
::highlight(cuttings-found-current) { background-color: var(--highlight-found-current); color: #1d1c1a; }
}`);
document.adoptedStyleSheets.push(sheet);
