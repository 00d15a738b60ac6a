import { i18n } from '#i18n';

import { EMBEDS } from './pickable';

/** What a block is, and how it begins. */
export function blockWords(block: Element): string {
  const said = block.matches(EMBEDS) ? block.getAttribute('title') : (block as HTMLElement).innerText;
  const text = (said ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
  const name = i18n.t(`picker.kinds.${kindOf(block)}`);
  return text === '' ? name : i18n.t('picker.block', [name, `\u2068${text}\u2069`]);
}

const KINDS = [
  ['heading', 'h1, h2, h3, h4, h5, h6'],
  ['paragraph', 'p'],
  ['list', 'ul, ol, dl, li'],
  ['table', 'table, td, th'],
  ['picture', 'img, picture, figure'],
  ['embed', EMBEDS],
] as const;

function kindOf(block: Element): (typeof KINDS)[number][0] | 'box' {
  return KINDS.find(([, selector]) => block.matches(selector))?.[0] ?? 'box';
}
