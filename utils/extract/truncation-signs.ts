import { oneLine } from '@/utils/article/one-line';
import { textLength } from '@/utils/article/text-length';
import type { TruncationSign } from '@/utils/article/truncation-sign';
import type { Steps } from '@/utils/shared/steps';

import type { PageMetadata } from './page-metadata';
import { isCard } from './prose';
import type { TextBlock } from './text-blocks';
import { bareText, textWeight } from './text-weight';

/** Words of a page that may tell that its article goes on where the reader can't see it, and where they stand. */
export interface TruncationHint {
  kind: 'offers-more' | 'for-subscribers';
  words: string;
  /** Number of the block that they are, or that follows them. */
  at: number;
}

/**
 * Labels of what shows the rest of an article. In other places they lead to other articles: a heading, or a link with another
 * address, is none.
 */
const OFFERS_MORE = whole(
  anyOf(
    // English, German, Dutch, Scandinavian, Finnish
    /(?:continue|keep) reading(?: (?:the|this) (?:full |whole )?(?:article|story))?|read (?:more|on)|(?:read|show|view|see|expand|open) (?:the )?(?:full|whole|entire|complete|rest of (?:the|this)) (?:article|story|text|report|post)/,
    /(?:(?:ganzen|vollständigen|kompletten) )?(?:artikel|text|beitrag) (?:weiter)?(?:lesen|anzeigen)|(?:jetzt )?weiter ?lesen|mehr lesen/,
    /lees (?:verder|meer|(?:het )?(?:hele|volledige) artikel)|(?:verder|meer) lezen/,
    /(?:läs|læs|les) (?:mere?|vidare|videre|hela artikeln|hele (?:artiklen|artikkelen|saken))|fort(?:sätt|sæt|sett) (?:att |med at |å )?(?:läsa|læse|lese)|lue (?:lisää|koko (?:juttu|artikkeli))|jatka lukemista/,
    // Romance
    /(?:lire|voir|afficher) (?:la suite|plus|l['’]article (?:complet|en entier|entier))(?: de l['’]article)?|(?:continuer|poursuivre) (?:la|ma|votre) lecture/,
    /(?:seguir|sigue|continuar|continúa) leyendo|leer más|leer (?:el |la )?(?:artículo|noticia|nota|texto) complet[oa]/,
    /continu(?:ar|e) (?:a ler|lendo|a leitura)|(?:leia|ler|ver) mais|ler (?:o )?(?:artigo|texto|matéria) complet[oa]/,
    /continua a leggere|leggi (?:tutto|di più|ancora)|leggi (?:tutto )?l['’]articolo(?: completo| intero)?|(?:citește|citeşte) (?:mai (?:departe|mult)|continuarea|tot articolul)/,
    // Slavic, Hungarian, Greek, Turkish
    /czytaj (?:dalej|więcej|cał(?:ość|y artykuł))|(?:rozwiń|pokaż cały) artykuł|číst (?:dále|dál|více|celý článek)|pokračovat ve čtení|čítať ďalej/,
    /читать (?:далее|дальше|полностью|ещё|весь (?:текст|материал))|показать (?:полностью|весь текст)|читати (?:далі|повністю|більше)/,
    /tovább (?:olvasom|olvasás)|(?:a )?teljes cikk(?: elolvasása)?|διαβάστε (?:περισσότερα|τη συνέχεια|ολόκληρο το άρθρο)/,
    /(?:haberin |yazının )?devamını (?:oku(?:yun)?|gör)|okumaya devam et|haberin (?:tamamı|devamı)/,
    // Arabic, Persian, Hebrew, Hindi, Bengali
    /(?:اقرأ|قراءة|عرض) المزيد|(?:أكمل|تابع|متابعة|إكمال|مواصلة) القراءة|ادامه (?:مطلب|خبر|متن|مقاله)|بیشتر بخوانید|(?:مشاهده )?متن کامل/,
    /המשך (?:לקרוא|קריאה)|להמשך (?:קריאה|הכתבה)|לכתבה המלאה|קראו? עוד/,
    /(?:आगे|और|पूरा|पूरी खबर) पढ़ें|(?:আরও|বিস্তারিত) পড়ুন/,
    // Indonesian, Vietnamese, Thai
    /baca (?:selengkapnya|lagi|seterusnya)|lanjut(?:kan)? (?:membaca|baca)|(?:đọc|xem) (?:tiếp|thêm|toàn bộ|đầy đủ)|อ่าน(?:ต่อ|เพิ่มเติม|ทั้งหมด|ฉบับเต็ม)/,
    // Korean, Japanese, Chinese
    /(?:기사 )?(?:계속|이어서|더) ?(?:읽기|보기)|(?:기사 ?)?(?:전체|전문|본문) ?(?:전체 ?)?(?:읽기|보기)/,
    /(?:この|記事の)?続きを?(?:読む|見る|表示(?:する)?|よむ)|(?:記事)?全文を?(?:読む|見る|表示(?:する)?)|もっと読む/,
    /(?:点击|點擊|点此|點此|请|請)?(?:阅读|閱讀|展开|展開|查看|显示|顯示|浏览|瀏覽|看)?(?:余下|餘下|剩余|剩餘|全部|更多)?(?:阅读|閱讀)?(?:全文|全部内容|全部內容|余文|剩余内容|剩餘內容)|(?:点击|點擊)(?:展开|展開|查看|阅读|閱讀)(?:更多)?|(?:继续|繼續)(?:阅读|閱讀)(?:全文)?/,
  ),
);

/** Sentences that ask for an account or a subscription before one may read on. */
const FOR_SUBSCRIBERS = anyOf(
  // English
  /\b(?:subscribe|subscription|subscriber|sign (?:in|up)|log ?in|register|create (?:an?|your) (?:free )?account|free trial|become a member)\b.{1,80}\b(?:continue|keep|finish|go on) reading/,
  /\b(?:continue|keep|finish) reading\b.{1,80}\b(?:subscri|sign (?:in|up)|log ?in|register|account|free trial|member)/,
  /\b(?:subscribe|log ?in|sign (?:in|up)|register) (?:now |today )?to (?:read|unlock|access|view|see) (?:this|the|more|full|all)/,
  /\bunlock (?:this|the (?:full|rest of (?:this|the))) (?:article|story|post)/,
  /\b(?:this|the (?:full|rest of (?:this|the))) (?:article|story|content|post|report|page) is (?:(?:only|exclusively) )?(?:for|available (?:only )?(?:to|for)|reserved for|exclusive to|limited to) .{0,20}(?:subscribers|members)/,
  /^(?:for )?(?:subscribers?|members?)[- ](?:only|exclusive)(?: (?:article|story|content))?$|\balready an? (?:subscriber|member)\b/,
  /\byou(?:['’]ve| have) (?:reached|used|read) .{0,40}\b(?:free (?:articles?|stories)|article limit)|\d ?% of (?:this|the) article (?:left|remain)/,
  // German, Dutch, Scandinavian, Finnish
  /weiterlesen mit\b|\b(?:abonnieren|abo|registrieren|anmelden|einloggen|testen|freischalten)\b.{1,60}\bweiter(?:zu)?lesen|\bmit .{1,40}\bweiterlesen/,
  /\b(?:nur|exklusiv|ausschließlich) (?:für|mit)\b.{1,20}\babo(?:nnent|\b)|dieser (?:artikel|inhalt|beitrag|text) ist (?:kostenpflichtig|abonnent|nur)|\b(?:bereits|schon) abonnent/,
  /\b(?:alleen|enkel|exclusief) voor (?:onze )?(?:abonnee|leden)|\b(?:abonnee|abonnement|log in|inloggen)\b.{1,60}\b(?:verder|lezen)|\bal (?:een )?abonnee/,
  /\b(?:endast|bara|kun|bare|forbeholdt|exklusivt) (?:för|for) .{0,12}(?:prenumerant|abonnent|inloggade)|\b(?:logga in|logg inn|log ind|prenumerera|abonner|bli abonnent)\b.{1,60}(?:läs|læs|les)|(?:vain|ainoastaan) tilaaji|tilaajille/,
  // French, Spanish, Portuguese, Italian, Romanian
  /réservée?s? (?:à|aux) (?:nos )?(?:abonn|adhérent)|\b(?:abonnez-vous|connectez-vous|identifiez-vous|inscrivez-vous)\b.{1,60}\b(?:lire|suite|lecture|continuer|accéder)|il vous reste .{0,12}% (?:de|à)|déjà abonné/,
  /(?:exclusiv[oa]|reservad[oa]|s[oó]lo|únicamente) (?:para|a) (?:nuestros |los )?(?:suscript|abonad|soci[oa]s)|(?:suscr[íi]be|reg[íi]str|inicia sesión|identif[íi]ca|hazte).{0,60}(?:(?:seguir|continuar) leyendo|leer)|(?:seguir|continuar) leyendo.{0,80}(?:suscr|reg[íi]str|sesión)|ya (?:eres|estás) suscri/,
  /exclusiv[oa] (?:para|a) (?:os )?(?:assinante|subscritor)|(?:assine|subscreva|faça (?:o )?login|cadastre-se).{0,60}(?:continuar|ler|lendo|leitura)|já (?:é|sou) (?:assinante|subscritor)/,
  /riservat[oa] (?:agli|ai) (?:nostri )?(?:abbonat|iscritt|utenti)|(?:abbonati|registrati|accedi).{0,60}(?:continuare|leggere)|per continuare a leggere|sei già abbonato|(?:doar|exclusiv) (?:pentru )?abona[țţt]/,
  // Slavic, Hungarian, Greek, Turkish
  /(?:tylko|wyłącznie|dostęp\p{L}*) dla (?:prenumerator|subskrybent|zalogowan)|aby (?:czytać|przeczytać).{0,80}(?:zaloguj|wykup|prenumer|subskry)|(?:zaloguj|wykup|kup dostęp).{0,60}(?:czytać|przeczytać|czytaj)/u,
  /(?:jen|pouze|exkluzivně) pro (?:předplatitel|přihlášen)|(?:předplaťte|přihlaste).{0,60}(?:číst|čtení|dočíst)|(?:csak )?előfizetők(?:nek| számára)|(?:μόνο|αποκλειστικά) για (?:τους )?συνδρομητές/,
  /(?:только|доступ\p{L}*) (?:для )?(?:наших )?подписчик|(?:оформите|подпишитесь|войдите|зарегистрируйтесь).{0,60}(?:читать|прочитать|дочитать)|(?:лише|тільки) для (?:передплатник|підписник)|(?:передплатіть|увійдіть).{0,60}читати/u,
  /(?:abonelere|üyelere|aboneler için) özel|(?:abone ol|üye ol|giriş yap).{0,60}(?:okumak|okumaya|devam)|(?:okumak|devamı) için.{0,80}(?:abone|üye ol|giriş)/,
  // Arabic, Persian, Hebrew, Hindi
  /للمشتركين (?:فقط|حصر)|(?:حصري|خاص|متاح) .{0,12}للمشتركين|(?:اشترك|سج\u0651?ل).{0,60}(?:لمتابعة|لقراءة|لإكمال|لمواصلة) |(?:ویژه|مخصوص) مشترک|برای (?:ادامه|خواندن|مشاهده).{0,60}(?:اشتراک|عضو شوید|وارد شوید)/,
  /למנויים בלבד|(?:הירשמו|התחברו|רכשו מינוי|להצטרפות).{0,60}(?:להמשך|להמשיך|לקרוא)|(?:केवल|सिर्फ) (?:सब्सक्राइबर|सदस्य)|(?:पूरी खबर|आगे) पढ़ने के लिए/,
  // Indonesian, Vietnamese, Thai
  /khusus (?:pelanggan|anggota)|(?:berlangganan|masuk|daftar).{0,40}(?:untuk )?(?:lanjut|membaca)|dành (?:riêng )?cho (?:thành viên|độc giả) (?:trả phí|vip)|(?:đăng nhập|đăng ký|mua gói).{0,60}(?:đọc tiếp|để đọc)|(?:เฉพาะ|สำหรับ)สมาชิก|(?:สมัคร|เข้าสู่ระบบ).{0,60}อ่าน(?:ต่อ|ทั้งหมด|ฉบับ)/,
  // Korean, Japanese, Chinese
  /(?:유료|구독) ?(?:회원|독자|자)?(?: ?전용|만 |에게만)|(?:로그인|구독|회원 ?가입).{0,40}(?:전문을|전체를|계속|이어서|나머지)/,
  /(?:^|記事[はが、]?|以降[はが、]?|先は)(?:登録|無料|有料)?(?:会員|購読者)(?:限定|専用|のみ|の方のみ|だけ)|有料会員(?:限定|専用|のみ|記事)|有料記事です|残り ?[:：]?[\d,\uff10-\uff19]+ ?(?:文字|字)|(?:会員登録|ログイン|購読|有料プラン).{0,30}(?:続き|全文|読め|お読み)|(?:続き|全文).{0,30}(?:会員|ログイン|有料|購読|登録)/,
  /(?:订阅|訂閱|登录|登錄|登入|注册|註冊|付费|付費|购买|購買|会员|會員|开通|開通|扫码|掃碼).{0,16}(?:继续阅读|繼續閱讀|阅读全文|閱讀全文|查看全文|看全文|解锁|解鎖|后阅读|後閱讀|后可|後可|即可阅读|即可閱讀)|订阅后|訂閱後|(?:剩余|剩餘|余下|餘下).{0,8}%/,
  /(?:仅限|僅限|限)(?:付费|付費|订阅|訂閱)?(?:订户|訂戶|会员|會員|用户|用戶|订阅者|訂閱者)(?:阅读|閱讀)?|(?:订户|訂戶|会员|會員|订阅用户|訂閱用戶|付费用户|付費用戶)(?:专享|專享|专属|專屬|限定|独享|獨享|可阅读|可閱讀)|试读已?(?:结束|完毕)|試讀已?(?:結束|完畢)|(?:打开|打開|下载|下載).{0,16}(?:阅读|閱讀|查看|看)(?:全文|更多|完整)/,
);

/** Longest label of a control, and longest notice, in UTF-16 code units: what is longer is told about, not said. */
const MAX_LABEL = 60;
const MAX_NOTICE = 200;
/** The same with all white space: what is longer isn't even looked at. */
const MAX_RAW_NOTICE = 1_000;
const CONTROLS = 'a, button, summary, [role="button"]';
/** Elements that say which box a click on them shows. */
const WITH_TARGET = '[aria-controls], [data-target], [data-bs-target]';
const CONTROL_NAME = /btn|button|more|expand|unfold|unwrap|open|toggle|zhankai/i;
const SUBSCRIBE_ADDRESS =
  /\b(?:log-?in|sign-?(?:in|up)|regist\w*|subscri\w*|abo|abonn\w*|account|paywall|member\w*|premium|vip)\b/i;
const NOT_SHOWN =
  'nav, footer, noscript, template, [hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]';
const ABOUT_LETTERS = /newsletter|e-?mails?\b|rundbrief|boletín|メルマガ|뉴스레터|电子报|電子報/i;

/** A control that offers the rest of an article, or asks for a subscription. */
export interface TellingControl {
  element: Element;
  kind: TruncationHint['kind'];
  words: string;
}

/** So many texts are looked at in one step. */
const STEP = 5_000;

/** The controls of a copy of the page at `url` that tell of a rest which it doesn't show. */
export function* tellingControls(body: Element, url: string): Steps<TellingControl[]> {
  const telling: TellingControl[] = [];
  let seen = 0;
  for (const element of body.querySelectorAll(`${CONTROLS}, ${WITH_TARGET}`)) {
    seen += 1;
    if (seen % STEP === 0) yield;
    const { textContent } = element;
    const words = textContent.length > MAX_RAW_NOTICE ? '' : oneLine(textContent);
    const kind = hintIn(element, words, url);
    if (kind) telling.push({ element, kind, words });
  }
  return telling;
}

/** What a copy of the page at `url` says of a rest that it doesn't show, in its blocks and controls. */
export function* truncationHints(
  blocks: TextBlock[],
  controls: TellingControl[],
  url: string,
): Steps<TruncationHint[]> {
  const hints: TruncationHint[] = [];
  for (const [at, { element, text }] of blocks.entries()) {
    if (at % STEP === STEP - 1) yield;
    const kind = hintIn(element, text, url);
    if (kind && isShown(element)) hints.push({ kind, words: text, at });
  }
  for (const { element, kind, words } of controls) {
    if (element.isConnected && isShown(element)) hints.push({ kind, words, at: placeOf(element, blocks) });
  }
  return hints;
}

function hintIn(element: Element, text: string, url: string): TruncationHint['kind'] | null {
  if (text.length > MAX_NOTICE) return null;
  const label = withoutSigns(text.toLowerCase());
  if (label.length <= MAX_LABEL && OFFERS_MORE.test(label)) {
    const target = targetOf(element, url);
    if (target === 'subscription') return 'for-subscribers';
    const isControl =
      element.matches(CONTROLS) ||
      CONTROL_NAME.test(`${element.className} ${element.parentElement?.className ?? ''}`);
    return isControl && target === 'here' ? 'offers-more' : null;
  }
  const isNotice = FOR_SUBSCRIBERS.test(label) && !ABOUT_LETTERS.test(label);
  return isNotice && targetOf(element, url) !== 'elsewhere' ? 'for-subscribers' : null;
}

const LEADING_SIGNS = /^[^\p{L}\p{N}]+/u;
const LETTER = /[\p{L}\p{N}\p{M}]/uy;

/** The text from its first letter or digit to its last one. */
function withoutSigns(text: string): string {
  const from = text.replace(LEADING_SIGNS, '');
  // From the end: an expression that is looked for tries each place of the text.
  for (let end = from.length; end > 0; end -= 1) {
    LETTER.lastIndex = end - 1;
    if (LETTER.test(from)) return from.slice(0, LETTER.lastIndex);
  }
  return '';
}

/** Where a click on an element leads: to this page, to a way in, or away. */
function targetOf(element: Element, url: string): 'here' | 'subscription' | 'elsewhere' {
  const link = element.closest('a') ?? onlyLink(element);
  const href = link?.getAttribute('href')?.trim() ?? '';
  if (href === '' || href.startsWith('#') || /^javascript:/i.test(href)) return 'here';
  if (!URL.canParse(href, url)) return 'elsewhere';
  const { host, pathname, search } = new URL(href, url);
  if (host === new URL(url).host && pathname === new URL(url).pathname) return 'here';
  return SUBSCRIBE_ADDRESS.test(pathname + search) || /^(?:login|account|abo|subscribe)\./.test(host)
    ? 'subscription'
    : 'elsewhere';
}

function onlyLink(element: Element): Element | null {
  const links = element.querySelectorAll('a[href]');
  return links.length === 1 ? (links[0] ?? null) : null;
}

function isShown(element: Element): boolean {
  if (element.closest(NOT_SHOWN)) return false;
  // What is for subscribers may be another article, in a card.
  for (let box: Element | null = element; box && box.localName !== 'body'; box = box.parentElement) {
    if (box.localName !== 'a' && isCard(box)) return false;
  }
  return true;
}

const FOLLOWS = 4;

/** Number of the first block that follows an element, or holds it. */
function placeOf(element: Element, blocks: TextBlock[]): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle]?.element;
    const isBefore = block && !block.contains(element) && !(element.compareDocumentPosition(block) & FOLLOWS);
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many blocks there may be between a story and what is said of its rest. */
const NEAR = 8;
/** Weight from which a block is told again in the article that was found. */
const STORY_LINE_WEIGHT = 40;
/** Share of the text that a page tells of from which the text is whole, and below which it is cut off. */
const WHOLE_SHARE = 0.9;
const CUT_SHARE = 0.6;

/**
 * What tells that the text found may not be the whole article, the most telling first; what is said in the middle of the text,
 * or far from it, is of something else. `blocks` are the page's.
 */
export function truncationSigns(
  text: string,
  hints: TruncationHint[],
  blocks: Pick<TextBlock, 'text'>[],
  metadata: Pick<PageMetadata, 'articleBody' | 'wordCount' | 'isAccessibleForFree'>,
): TruncationSign[] {
  const share = shareOfTold(text, metadata);
  const isWhole = share !== null && share >= WHOLE_SHARE;
  const isFree = metadata.isAccessibleForFree === true;
  const near = isWhole || hints.length === 0 ? [] : hintsNear(text, hints, blocks);
  const signs: TruncationSign[] = (['for-subscribers', 'offers-more'] as const).flatMap((kind) => {
    const hint = isFree && kind === 'for-subscribers' ? undefined : near.find((one) => one.kind === kind);
    return hint ? [{ kind, words: hint.words }] : [];
  });
  if (share !== null && share < CUT_SHARE) signs.push({ kind: 'shorter', share });
  if (metadata.isAccessibleForFree === false && !isWhole) signs.push({ kind: 'not-free' });
  return signs;
}

function hintsNear(
  text: string,
  hints: TruncationHint[],
  blocks: Pick<TextBlock, 'text'>[],
): TruncationHint[] {
  const lines = new Set(
    text
      .split('\n')
      .filter((line) => textWeight(line) >= STORY_LINE_WEIGHT)
      .map(bareText),
  );
  const story = blocks.flatMap((block, index) => (lines.has(bareText(block.text)) ? [index] : []));
  const [first, last] = [story[0], story.at(-1)];
  if (first === undefined || last === undefined) return [];
  return hints.filter(({ kind, at }) => {
    const isBelow = story.filter((index) => index > at).length <= 1 && at - last <= NEAR && at > first;
    const isAbove = at <= first && first - at <= NEAR;
    return isBelow || (kind === 'for-subscribers' && isAbove);
  });
}

/** Weight from which a text in the page's data is an article, and words from which their number counts. */
const TOLD_WEIGHT = 400;
const TOLD_WORDS = 100;
/** Scripts that write no spaces between words, so that nobody counts words as others do. */
const UNCOUNTED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** How much was found of the text that the page's data tell of, from 0 to 1; null where they don't. */
function shareOfTold(
  text: string,
  { articleBody, wordCount }: Pick<PageMetadata, 'articleBody' | 'wordCount'>,
): number | null {
  const shares: number[] = [];
  const told = bareText((articleBody ?? '').replace(/<[^<>]*>/g, ' '));
  if (textWeight(told) >= TOLD_WEIGHT) shares.push(bareText(text).length / told.length);
  if (wordCount !== null && wordCount >= TOLD_WORDS && !UNCOUNTED.test(text)) {
    const { words, characters } = textLength(text);
    shares.push((words + characters) / wordCount);
  }
  return shares.length === 0 ? null : Math.min(1, ...shares);
}

/** For texts in lower case: to ignore case while matching takes twenty times as long. */
function anyOf(...patterns: RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'u');
}

function whole({ source, flags }: RegExp): RegExp {
  return new RegExp(`^(?:${source})$`, flags);
}
