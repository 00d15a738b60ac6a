import { linkShare, removeBlock } from '../text-blocks';
import { textWeight } from '../text-weight';
import { KEPT } from './kept-lines';
import type { TrimRule } from './trim-rule';

/** A plea is no longer than this; it may hold several sentences. */
const MAX_WEIGHT = 420;
/** How lines begin in which a site asks its reader for something, or says how it earns its money. */
const PLEAS = [
  // To subscribe, to register, to log in.
  /^(?:please )?(?:sign up|subscribe|register|log ?in|sign in|join)\b.{1,160}\b(?:newsletters?|inbox|subscri\w+|full story|e-?paper|premium|unlimited|our (?:daily |weekly |free )?(?:e-?mails?|alerts?|updates|editions?)|to (?:read|continue|comment))\b/i,
  /^(?:get|never miss|don['’]t miss)\b.{1,120}\b(?:newsletters?|inbox|delivered (?:to|through) your|subscri\w+|e-?paper)\b/i,
  /^(?:to (?:view|read|continue|see) .{0,60}\b(?:subscribe|log ?in|register|sign in)|if you(?:['’]re| are) (?:seeing this message|already a subscriber)|already a (?:subscriber|member)|(?:you can|want to) (?:save|bookmark) (?:this article|your favou?rite)|please enter a valid e-?mail|this (?:content|article|story) is (?:reserved|only available|exclusive|free) (?:for|to)|first-time subscribers)/i,
  /^(?:als abonnee|jetzt (?:abonnieren|anmelden|registrieren)|melden sie sich .{0,80}(?:newsletter|kostenlos)|mit (?:meiner|der) anmeldung .{0,80}(?:newsletter|stimme|akzeptiere|einverstanden)|sie können sich jederzeit (?:wieder )?abmelden|abonnez-vous|inscrivez-vous|pour lire la suite|suscríbe(?:te|se)|únete a nuestr|inscreva-se|assine o|iscriviti|abbonati|zapisz się .{0,60}newsletter|zapraszamy (?:też |również )?do (?:subskrypcji|prenumeraty)|(?:meld je aan|schrijf je in) .{0,80}nieuwsbrief|prenumerera|abonner på|meld deg på .{0,80}nyhetsbrev|подпи(?:шитесь|сывайтесь)|abone ol(?!\p{L}))/iu,
  /^(?:click|tap) here (?:to|for)\b.{1,60}\b(?:apps?|newsletters?|alerts?|subscri\w+)\b/i,
  // To follow, to share, to write, to rate.
  /^(?:follow|find|like) (?:us|me|@\w+|[\p{L}\p{M}]+(?: [\p{L}\p{M}]+){0,3}) on (?:twitter|facebook|instagram|x\b|youtube|linkedin|threads|tiktok|whatsapp|telegram)/iu,
  /^(?:e-?mail(?! address)|reach|write to|contact (?:us|me|the (?:author|reporter|writer|editors?|newsroom))) .{0,60}(?:\S@\S|\bon twitter\b)/i,
  /^(?:(?:did you )?(?:like|enjoy|love)(?:ed|d)? (?:this|the|our) (?:story|article|post|recipe)\b|if you (?:enjoyed|liked|loved) this (?:story|article|post|recipe|episode)\b|tried this recipe|made this recipe|tell us what you think|do you want to be informed|have (?:you got )?a (?:story|tip)\b|share your thoughts|for the latest (?:stories|news) .{0,60}\bdownload\b)/i,
  /^(?:war (?:der|dieser) (?:artikel|beitrag)|(?:wenn|hat|gefällt) (?:ihnen|dir|euch) (?:unser|der|dieser) (?:artikel|beitrag|text|podcast)|möchten sie (?:den|diesen) artikel|folge(?:n sie)? (?:mir|uns) auf|besuchen sie unseren (?:shop|fan|online)|suivez-nous|retrouvez-nous|vous voulez communiquer|síguenos|apoya (?:a|el|nuestro) periodismo|¿(?:ya sabías|sabías) que .{0,60}(?:canal|telegram|whatsapp|app)|¡?mira lo que tiene nuestro canal|siga (?:o|a|nosso) .{0,60}(?:instagram|twitter|facebook|google|whatsapp|telegram|canal)|seguici|obserwuj nas|blokując reklamy|volg ons|følg oss|bizi takip|simak breaking news|dapatkan update)/iu,
  /^(?:更多(?:猛料|精彩|内容|內容).{0,20}(?:扫描|扫码|关注|關注|掃描)|(?:欢迎|歡迎)(?:扫描|扫码|关注|關注|掃描|订阅|訂閱)|(?:扫描|扫码|掃描|长按|長按).{0,20}(?:二维码|识别|关注|下载|關注)|(?:关注|關注).{0,20}(?:公众号|微信|微博|粉絲|專頁)|违法和不良信息|フォローして|続きを読むには|会員登録(?:する|して|が必要|は)|無料会員(?:登録|に)|ติดตาม.{0,40}ได้ที่|تابعونا|اشترك(?:وا)? (?:الآن|معنا|في (?:النشرة|نشرت|القناة|قناة)))/u,
  // To agree that something from elsewhere is shown.
  /^(?:empfohlener (?:redaktioneller|externer) inhalt|externer inhalt|an dieser stelle (?:finden|findest|befindet|steht|wollen) .{0,80}(?:extern|inhalt)|ich bin (?:damit )?einverstanden, dass mir|(?:du kannst|sie können) (?:ihn|es|den inhalt) .{0,60}(?:mit einem klick|ein-? ?und|ausblenden)|(?:damit können )?personenbezogene daten (?:können )?an dritt|wir respektieren (?:deine|ihre|eure) privatsphäre|(?:this|the) (?:content|video|post) (?:could not|cannot|is blocked|can only) be? ?(?:loaded|shown|displayed)?)/iu,
  // How a site earns its money, and for what it isn't to blame.
  /^(?:we may (?:earn|receive|get) .{0,80}(?:commission|compensation|affiliate|percentage|share of)|we (?:independently )?(?:select|review|recommend)\w* .{0,80}(?:commission|independently)|this (?:article|post|page|story|site) (?:contains|may contain) affiliate|(?:note: )?the advertising disclaimer|(?:advertising|affiliate) disclosure|we hope you love (?:our|the) (?:products|recommendations)|as an amazon associate|opinion articles reflect|the (?:views|opinions)(?: and opinions)? expressed .{0,80}(?:their own|those of|not necessarily|(?:do|does) not)|este texto não reflete|las opiniones (?:expresadas|vertidas)|如有(?:侵权|侵權)|(?:侵权|侵權)(?:请|請)|本文(?:仅|只)?(?:代表|不代表).{0,20}(?:观点|觀點|立场|立場)|以上内容.{0,40}上传|本平台仅提供)/iu,
];

/** Whether a line is one in which a site asks its reader for something, or says how it earns its money. */
export function isPlea(text: string): boolean {
  return textWeight(text) <= MAX_WEIGHT && PLEAS.some((plea) => plea.test(text));
}

/** Removes paragraphs in which the site asks its reader for something: to subscribe, to follow, to write, to agree. */
export const removePleas: TrimRule = (content, blocks) => {
  for (const { element, text } of blocks) {
    if (element.matches(HEADINGS) || !isPlea(text)) continue;
    if (!element.closest(KEPT) || linkShare(element) > 0.5) removeBlock(element, content);
  }
};

const HEADINGS = 'h1, h2, h3, h4, h5, h6';
