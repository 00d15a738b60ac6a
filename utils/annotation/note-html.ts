import { micromark } from 'micromark';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmAutolinkLiteral, gfmAutolinkLiteralHtml } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';

/**
 * HTML of a note in Markdown: CommonMark with the bare addresses and struck-out words of GitHub's; what stands between Chinese
 * or Japanese characters without spaces is emphasised too. HTML in the note is shown as it was typed. It comes into a page by
 * way of the sanitiser only.
 */
export function noteHtml(markdown: string): string {
  return micromark(markdown, {
    extensions: [
      cjkFriendlyExtension(),
      gfmAutolinkLiteral(),
      gfmStrikethroughCjkFriendly({ singleTilde: false }),
      // A note holds no pictures: what would be one is a link.
      { disable: { null: ['labelStartImage'] } },
    ],
    htmlExtensions: [gfmAutolinkLiteralHtml(), gfmStrikethroughHtml()],
  });
}
