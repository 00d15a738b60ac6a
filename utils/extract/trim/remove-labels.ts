import { removeBlock } from '../text-blocks';
import type { TrimRule } from './trim-rule';

/** What pages write above advertisements and between the parts of a story, as the whole of a line. */
const LABELS =
  /^[^\p{L}\p{N}]*(?:advert(?:isement|ising)?s?|skip advertisement|article continues (?:below|after)(?: this)?(?: advertisement| ad)?|article content|story continues below(?: advertisement)?|this advertisement has not loaded yet, but your article continues below|sponsored(?: content)?|promoted|scroll to continue(?: with content)?|anzeige|werbung|weiter nach der werbung|publicidad|continua após a publicidade|publicidade|publicité|la suite après (?:cette|la) publicité|pubblicità|continua a leggere|annons|reklam[aey]?|mainos|advertentie|реклама|广告|廣告|スポンサーリンク|広告|pr|광고|إعلان|تبلیغات|watch now|toggle caption|media playback is (?:un|not )supported on (?:your|this) device|image|caption|close|(?:image |photo )?\d+ ?of ?\d+|(?:image|photo) ?\d+ ?\/ ?\d+|this slideshow requires javascript|share|teilen|partager|compartir|partilhar|分享|收藏|シェア|공유)[^\p{L}\p{N}]*$/iu;

/** Removes lines that only say that an advertisement stands there, or that the story goes on below it. */
export const removeLabels: TrimRule = (content, blocks) => {
  for (const { element, text } of blocks) {
    if (text.length <= 80 && LABELS.test(text)) removeBlock(element, content);
  }
};
