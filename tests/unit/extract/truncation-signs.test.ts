import { describe, expect, it } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

const signs = (page: Parameters<typeof storyPage>[0]) => extractPage(storyPage(page))?.capture.signs;
const jsonLd = (facts: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The last ferry', ...facts })}</script>`;

describe('signs that a text is not whole', () => {
  it.each([
    ['en', 'Subscribe to continue reading'],
    ['en', 'To keep reading this article, log in or start your free trial.'],
    ['en', 'This article is for subscribers only'],
    ['de', 'Weiterlesen mit Kurier+'],
    ['de', 'Dieser Artikel ist kostenpflichtig. Jetzt Abo abschließen.'],
    ['fr', 'La suite est réservée aux abonnés'],
    ['fr', 'Il vous reste 72 % de cet article à lire.'],
    ['es', 'Suscríbete para seguir leyendo'],
    ['pt', 'Conteúdo exclusivo para assinantes'],
    ['it', 'Questo articolo è riservato agli abbonati'],
    ['nl', 'Dit artikel is alleen voor abonnees'],
    ['sv', 'Artikeln är endast för prenumeranter'],
    ['pl', 'Aby przeczytać cały tekst, zaloguj się lub kup prenumeratę'],
    ['cs', 'Článek je jen pro předplatitele'],
    ['ru', 'Материал доступен только подписчикам'],
    ['tr', 'Bu haber abonelere özel'],
    ['ar', 'هذا المقال للمشتركين فقط'],
    ['fa', 'برای ادامه مطلب باید اشتراک بخرید'],
    ['he', 'הכתבה למנויים בלבד'],
    ['hi', 'पूरी खबर पढ़ने के लिए लॉग इन करें'],
    ['id', 'Artikel ini khusus pelanggan'],
    ['vi', 'Bài viết dành riêng cho thành viên VIP'],
    ['th', 'บทความนี้เฉพาะสมาชิก'],
    ['ko', '유료회원 전용 기사입니다'],
    ['ja', 'この記事は有料会員限定です。残り1234文字'],
    ['zh-Hans', '订阅后继续阅读'],
    ['zh-Hans', '打开APP阅读全文'],
    ['zh-Hant', '本文僅限訂戶閱讀'],
  ])('are notices below it (%s: %s)', (lang, words) => {
    const after = `<div class="gate"><h3>${words}</h3><p>From 2 €</p></div>`;
    expect(signs({ lang, after })).toEqual([{ kind: 'for-subscribers', words }]);
  });

  it.each([
    'Continue reading',
    'Read the full story',
    'Weiterlesen',
    'Lire la suite',
    'Seguir leyendo',
    'Leia mais',
    'Continua a leggere',
    'Lees verder',
    'Läs mer',
    'Czytaj dalej',
    'Читать далее',
    'Devamını oku',
    'أكمل القراءة',
    'ادامه مطلب',
    'להמשך קריאה',
    'और पढ़ें',
    'Baca selengkapnya',
    'Xem thêm',
    'อ่านต่อ',
    '기사 전체 보기',
    '続きを読む',
    '余下全文',
    '阅读全文',
    '展开全文',
    '點擊展開全文',
  ])('are controls below it that show more (%s)', (words) => {
    expect(signs({ after: `<button>${words} ▾</button>` })).toEqual([
      { kind: 'offers-more', words: `${words} ▾` },
    ]);
    expect(signs({ after: `<div class="unfold-btn"><span>${words}</span></div>` })).toMatchObject([
      { kind: 'offers-more' },
    ]);
  });

  it('are links that lead to a way in', () => {
    expect(signs({ after: '<p><a href="/login?from=ferry">Continue reading</a></p>' })).toEqual([
      { kind: 'for-subscribers', words: 'Continue reading' },
    ]);
  });

  it('are notices by the headline', () => {
    expect(signs({ lang: 'fr', before: '<p>Article réservé à nos abonnés</p>' })).toEqual([
      { kind: 'for-subscribers', words: 'Article réservé à nos abonnés' },
    ]);
  });

  it('are data of the page: not free, or longer than what was found', () => {
    expect(signs({ head: jsonLd({ isAccessibleForFree: false }) })).toEqual([{ kind: 'not-free' }]);
    expect(signs({ head: jsonLd({ wordCount: 400 }) })).toEqual([
      { kind: 'shorter', share: expect.closeTo(0.33, 1) as number },
    ]);
    const articleBody = 'The ferry has crossed the river since before anybody can remember. '.repeat(40);
    expect(signs({ head: jsonLd({ articleBody, wordCount: '1 000' }) })).toMatchObject([{ kind: 'shorter' }]);
  });

  it('count for nothing where the data of the page say that all of it was found', () => {
    const head = jsonLd({ wordCount: 130, isAccessibleForFree: 'False' });
    const after = '<div><h3>Subscribe to continue reading</h3></div>';
    expect(signs({ head, after })).toEqual([]);
    expect(signs({ after })).toHaveLength(1);
    expect(signs({ head: jsonLd({ isAccessibleForFree: true }), after })).toEqual([]);
  });
});

describe('no signs', () => {
  it.each([
    [
      'a newsletter box',
      '<form class="box"><h3>Sign up to our newsletter</h3><p>Subscribe to read more every day, by e-mail.</p><button>Subscribe</button></form>',
    ],
    [
      'links to other articles',
      '<h3>Continue reading</h3><ul><li><a href="/2026/bridge.html">Read more</a></li></ul>',
    ],
    ['a tool of the page for its members', '<p>スクラップは会員限定です</p>'],
    [
      'a link to another article for subscribers',
      '<p><a href="/2026/bridge.html">Exclusive for members: already a subscriber?</a></p>',
    ],
    [
      'another article for subscribers',
      '<div class="more-news"><h4><a href="/2026/bridge.html">The bridge</a></h4><p>This article is for subscribers only</p></div>',
    ],
    [
      'what no one sees',
      '<div hidden><h3>Subscribe to continue reading</h3></div><div style="display: none"><button>Continue reading</button></div>',
    ],
    [
      'ways around the site',
      '<nav><a href="#">Continue reading</a></nav><footer><p>Already a subscriber?</p></footer>',
    ],
    ['a far place of the page', `${'<p>Weather</p>'.repeat(12)}<button>Continue reading</button>`],
  ])('are %s', (_, after) => {
    expect(signs({ after })).toEqual([]);
  });

  it('are a way past an advertisement within the text, and a story about such a notice', () => {
    const skip = '<p><a href="#past-the-ad">Continue reading</a></p><div id="past-the-ad"></div>';
    const told =
      '<p>“This article is for subscribers only”, said the notice that the parish had put up on its own little web page about the boat.</p>';
    expect(signs({ inside: skip })).toEqual([]);
    expect(signs({ inside: told })).toEqual([]);
  });

  it('are there where the reader keeps a selection or the whole page', () => {
    const html =
      '<title>Form</title><p id="it">Subscribe to continue reading</p><button>Continue reading</button>';
    expect(extractPage(html, { select: '#it' })?.capture).toMatchObject({ source: 'selection', signs: [] });
    expect(extractPage(html)?.capture).toMatchObject({ source: 'page', signs: [] });
  });
});
