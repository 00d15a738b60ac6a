import { oneLine } from '@/utils/article/one-line';

import { bareText } from './text-weight';

/** Longest name of one person or desk, in UTF-16 code units, and the most words of one. */
const MAX_NAME_LENGTH = 60;
const MAX_WORDS = 6;
/** How much of a byline is read; what is longer is none. */
const MAX_LENGTH = 2_000;

const LEAD_IN =
  /^(?:(?:written|posted|published|reported|story|words|text|photos?|submitted|created) by|view all posts by|all posts by|posts by|by|about|über|(?:geschrieben|gespeichert|erstellt|veröffentlicht|beitrag|gastbeitrag|artikel|kommentar|interview|rezept|alle beiträge) von|vom|von|publié par|écrit par|par|publicado por|escrito por|por|scritto da|di|da|door|geschreven door|av|af|przez|автор|autor(?:in)?|autores|auteur|author|penulis|oleh|yazar|작성자|글)(?: ?[:：|] ?| |$)/iu;
const LABEL = /^(?:redaktion|text|texte|texto|story|words|fotos?|photos?) ?[:：|] ?/iu;
const CJK_LEAD_IN =
  /^(?:本报|本報|本网|本網)?(?:作者|记者|記者|撰文|文)\s*(?:[:：/／|｜]\s*)?(?=\p{Script=Han})/u;
/** Behind the names: a date, a place in brackets, what else stands on the line. */
const TAIL =
  /\s*(?:[|•·/(（]|\s[–—-]\s|(?<![\p{L}\p{N}])\d|\d{4}[-/.年]|\s(?:am|in|at|for|für|using)\s|\b(?:on|am|le|el|il|den|published|updated|posted|posts?)\s+(?=\S*\d)|\b(?:published|updated|posted|veröffentlicht|aktualisiert|publié|follow|contributor|correspondent|staff writer)\b).*$/iu;
const BETWEEN = /\s*(?:[,;、，；&\n]|\s(?:and|und|et|[yeи]|och|og|ve|dan)\s)\s*/iu;
const NO_NAME =
  /^(?:https?:|www\.|@)|^[\w-]+(?:\.[\w-]+)+$|[@!?:]|\[at\]|^\d|\s\d{2}|^(?:admin|administrator|webmaster|null|undefined|unknown|none|anonymous|guest|user|staff|editor|editors|网络|佚名|本站|author|bio|more|share|email|e-mail|facebook|twitter|follow|contact|profile|print)$|编辑|編輯|name, ?email|\b(?:follow|read more|full bio|see (?:all|full)|subscribe|comments?|kommentare?|share|archive|feed|sign in|log ?in|minutes?|copyright|gmbh|ltd|inc|llc|webdesign|designed)\b|\be\.\s?v\.$/iu;
const ROLE =
  /^(?:(?:senior|chief|staff|freelance|guest|contributing|associate|deputy|political|special|our|freier?|leitende[rn]?|stellvertretende[rn]?) )*(?:writers?|reporters?|editors?|editor-in-chief|correspondents?|journalists?|columnists?|contributors?|producers?|photographers?|redakteur(?:in)?|redaktor(?:in)?|journalist(?:in)?|autor(?:in)?|korrespondent(?:in)?|volontär(?:in)?|redacteur|rédact(?:eur|rice)|journaliste|periodista|redactor|reportera|giornalista|redaktør|toimittaja|dziennikarz|phd|md|dr|记者|記者|編輯|编辑|기자)(?: .*)?$/iu;

/** The names in a byline as a page writes it: without "by", roles, date, addresses, and the site's own name. */
export function personNames(written: string, siteNames: string[] = []): string[] {
  const line = oneLine(written.slice(0, MAX_LENGTH))
    .replace(CJK_LEAD_IN, '')
    .replace(LABEL, '')
    .replace(LEAD_IN, '')
    .replace(LEAD_IN, '')
    .replace(TAIL, '');
  return line
    .split(BETWEEN)
    .map((name) => name.replace(/^[\s"“'(]+|[\s"”')|·•.,]+$/g, '').replace(/^(.{2,}\s\p{Lu})$/u, '$1.'))
    .filter((name) => isName(name, siteNames));
}

/** Whether a text may be the name of a person or a desk. */
export function isName(name: string, siteNames: string[] = []): boolean {
  return (
    name.length > 1 &&
    name.length <= MAX_NAME_LENGTH &&
    name.split(' ').length <= MAX_WORDS &&
    /^\p{L}/u.test(name) &&
    !NO_NAME.test(name) &&
    !ROLE.test(name) &&
    !siteNames.some((site) => bareText(site) === bareText(name))
  );
}
