import { oneLine } from '@/utils/article/one-line';

import { linkShare, removeBlock } from '../text-blocks';

/** Addresses that post a page to a network. */
const SHARE_LINK =
  'a[href*="facebook.com/sharer" i], a[href*="facebook.com/dialog" i], a[href*="twitter.com/intent" i], ' +
  'a[href*="twitter.com/share" i], a[href*="x.com/intent" i], a[href*="linkedin.com/sharing" i], ' +
  'a[href*="linkedin.com/shareArticle" i], a[href*="api.whatsapp.com/send" i], a[href*="wa.me/?" i], ' +
  'a[href*="t.me/share" i], a[href*="pinterest.com/pin/create" i], a[href*="reddit.com/submit" i], ' +
  'a[href*="service.weibo.com/share" i], a[href*="qzone.qq.com" i][href*="share" i], a[href*="social-plugins.line.me" i], ' +
  'a[href*="line.me/R/msg" i], a[href*="b.hatena.ne.jp/entry" i], a[href^="mailto:?" i]';
/** How a link begins that says of itself that it is paid for. */
const PAID = /^(?:广告|廣告|広告|PR：|Anzeige:|Publicidad:|Advertisement:|Sponsored:)/;
/** Longest text of a box that only invites to share. */
const MAX_BOX_LENGTH = 120;

/** Removes links that are paid for or post the page to a network, and the box they stand in where it holds nothing else. */
export function removeShareBoxes(content: Element): void {
  for (const link of content.querySelectorAll('a')) {
    if (PAID.test(link.textContent.trimStart())) link.remove();
  }
  for (const link of content.querySelectorAll(SHARE_LINK)) {
    const box = link.closest('ul, ol, div, p, section');
    if (box && box !== content && isShareBox(box)) removeBlock(box, content);
    else link.remove();
  }
}

function isShareBox(box: Element): boolean {
  return (
    oneLine(box.textContent).length <= MAX_BOX_LENGTH &&
    (linkShare(box) > 0.5 || box.querySelector('p') === null)
  );
}
