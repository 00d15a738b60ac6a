/** What the words of a link say of where it leads: to the next page, or to the page of a number; null when neither. */
export type PageLabel = 'next' | number | null;

/** "Next page" in the world's languages, in lower case and without signs: a link's whole text, whose address must fit too. */
const NEXT = new Set(
  [
    'next | next page | next part | continue | continued | continue reading | keep reading | read on',
    'forward',
    '下一页 | 下一頁 | 下页 | 下頁 | 后一页 | 後一頁 | 后页 | 余下全文 | 餘下全文 | 阅读下一页 | 閱讀下一頁',
    '继续阅读 | 繼續閱讀 | 次ページ | 次のページ | 次のページへ | 次ページへ | 次の頁 | 次へ | 次 | 続きを読む | 続きへ | つづきを読む',
    '다음 | 다음 페이지 | 다음페이지 | 다음 쪽 | 다음쪽 | 계속 | 계속 읽기',
    'suivant | suivante | page suivante | la page suivante | suite | la suite | lire la suite',
    'weiter | weiterlesen | nächste | nächste seite | zur nächsten seite | folgende seite | vor | vorwärts',
    'siguiente | página siguiente | siguiente página | próxima página | continuar | seguir leyendo',
    'próxima | próximo | seguinte | página seguinte | continuar lendo | continue lendo | següent',
    'pàgina següent',
    'avanti | successiva | successivo | pagina successiva | pagina seguente | prossima pagina | continua',
    'continua a leggere',
    'volgende | volgende pagina | verder | lees verder | nästa | nästa sida | næste | næste side | neste',
    'neste side',
    'seuraava | seuraava sivu | järgmine | järgmine leht | nākamā | nākamā lapa | kitas | kitas puslapis',
    'dalej | następna | następna strona | další | další strana | další stránka | následující | ďalej',
    'ďalšia | ďalšia strana',
    'következő | következő oldal | tovább | următoarea | pagina următoare | înainte | mai departe',
    'dalje | sljedeća | sljedeća stranica | sledeća | sledeća strana | naslednja | naslednja stran | даље',
    'следећа | следећа страна',
    'далее | дальше | вперед | вперёд | следующая | следующая страница | читать дальше | далі | наступна',
    'наступна сторінка',
    'напред | следваща | следваща страница | επόμενη | επόμενη σελίδα | επόμενο | συνέχεια',
    'sonraki | sonraki sayfa | ileri | devamı | növbəti | növbəti səhifə | келесі | келесі бет | keyingi',
    'keyingi sahifa',
    'التالي | التالية | الصفحة التالية | بعدی | صفحه بعد | صفحه بعدی | صفحهٔ بعد | ادامه | اگلا | اگلا صفحہ',
    'הבא | הדף הבא | לדף הבא | העמוד הבא | לעמוד הבא | შემდეგი | შემდეგი გვერდი | հաջորդ | հաջորդ էջ',
    'अगला | अगला पृष्ठ | अगला पेज | आगे | पुढील | पुढील पान | পরবর্তী | পরবর্তী পৃষ্ঠা | পরের পাতা | ਅਗਲਾ',
    'આગળ',
    'அடுத்த | அடுத்த பக்கம் | తదుపరి | తదుపరి పేజీ | ಮುಂದಿನ | ಮುಂದಿನ ಪುಟ | അടുത്ത | അടുത്ത പേജ് | ඊළඟ',
    'ඊළඟ පිටුව',
    'ถัดไป | หน้าถัดไป | หน้าต่อไป | ຕໍ່ໄປ | បន្ទាប់ | ទំព័របន្ទាប់ | နောက်တစ်မျက်နှာ | дараах',
    'дараагийн хуудас',
    'tiếp | tiếp theo | trang sau | trang tiếp | trang tiếp theo | trang kế | berikutnya',
    'halaman berikutnya | selanjutnya | halaman selanjutnya | lanjut | seterusnya | halaman seterusnya',
    'ukurasa unaofuata | mbele | susunod | susunod na pahina | volgende bladsy | hurrengoa | seguinte páxina',
    'næsta | næsta síða | nesaf | ar aghaidh',
  ].flatMap((line) => line.split(' | ')),
);

/** Arrows that stand for "next" alone. */
const NEXT_ARROW = /^[\s>›»→⟩▶►▸❯⏩〉》≫]+$/u;
/** A number with little around it: "2", "[2]", "第2页", "Page 2", "2 / 5", "Seite 2: …". */
const NUMBER_ALONE = /^\D{0,3}(\d{1,3})\D{0,3}$/u;
const WORD_BEFORE =
  /^\W{0,3}(?:page|p\.|pg\.|part|seite|pagina|página|sida|side|sivu|strana|strona|oldal|sayfa|trang|halaman|страница|стр\.|сторінка|σελίδα|صفحة|الصفحة|صفحه|עמוד|पृष्ठ|หน้า|第)\s?(\d{1,3})(?!\d)/iu;
const WORD_BEHIND = /^\W{0,3}(\d{1,3})\s?(?:[页頁쪽]|ページ|페이지)/u;
/** A longer text is a headline. Titles of an article's pages ("Page 2: What it costs") are as long as one. */
const MAX_LENGTH = 120;
const MOST_WORDS = 4;

/** Reads the text of a link; digits may be of any script. */
export function pageLabel(text: string): PageLabel {
  if (text.length > MAX_LENGTH) return null;
  const plain = plainDigits(text.normalize('NFKC').toLowerCase()).replace(/\s+/g, ' ').trim();
  if (plain === '') return null;
  const number = (NUMBER_ALONE.exec(plain) ?? WORD_BEFORE.exec(plain) ?? WORD_BEHIND.exec(plain))?.[1];
  if (number !== undefined) return Number(number);
  if (NEXT_ARROW.test(plain)) return 'next';
  const words = wordsOf(plain);
  // What follows may be the title of the page.
  return words.some((_, index) => NEXT.has(words.slice(0, index + 1).join(' '))) ? 'next' : null;
}

/** The first words: arrows, brackets and stops around them mean nothing. */
function wordsOf(text: string): string[] {
  return text
    .replace(/[^\p{L}\p{M}\u200c\u200d]+/gu, ' ')
    .trim()
    .split(' ', MOST_WORDS);
}

function plainDigits(text: string): string {
  // Digits of every script stand in blocks of ten that begin at zero.
  return text.replace(/\p{Nd}/gu, (digit) => {
    let value = 0;
    for (let code = (digit.codePointAt(0) ?? 0) - 1; /\p{Nd}/u.test(String.fromCodePoint(code)); code -= 1)
      value += 1;
    return String(value % 10);
  });
}
