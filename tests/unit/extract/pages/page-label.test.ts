import { describe, expect, it } from 'vitest';

import { pageLabel } from '@/utils/extract/pages/page-label';

describe('pageLabel', () => {
  it.each([
    ...[
      'Next page »',
      'NEXT',
      '下一页',
      '[下一頁]',
      '余下全文 >>',
      '次のページへ',
      '다음 페이지',
      'Page suivante',
      'Weiter',
      '»',
      ' › ',
    ],
    ...[
      'Página siguiente',
      'Próxima',
      'Pagina successiva',
      'Nästa sida',
      'Następna strona',
      'Далее →',
      'Επόμενη σελίδα',
    ],
    ...[
      'Sonraki sayfa',
      'الصفحة التالية',
      'صفحه بعدی',
      'הדף הבא',
      'अगला पृष्ठ',
      'পরবর্তী',
      'หน้าถัดไป',
      'Trang sau',
      'Halaman berikutnya',
    ],
    'Nächste Seite: Was die Brücke kostet',
  ])('reads "%s" as next', (text) => {
    expect(pageLabel(text)).toBe('next');
  });

  it.each([
    ['2', 2],
    ['[3]', 3],
    ['第4页', 4],
    ['Page 2', 2],
    ['Seite 5: Was die Brücke kostet', 5],
    ['12ページ', 12],
    ['3페이지', 3],
    ['۲', 2],
    ['४', 4],
    ['２', 2],
  ])('reads "%s" as a number', (text, number) => {
    expect(pageLabel(text)).toBe(number);
  });

  it.each([
    '',
    'The bridge that cost 3 million',
    'Comments (12)',
    '上一页',
    'Previous',
    '«',
    '20 November 2026',
    'Home',
  ])('reads "%s" as neither', (text) => {
    expect(pageLabel(text)).toBeNull();
  });

  it('is quick with a long text', () => {
    expect(pageLabel('12 '.repeat(100_000))).toBeNull();
  });
});
