import 'fake-indexeddb/auto';

import { beforeEach, expect, it } from 'vitest';

import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import { createQuoteFinder } from '@/utils/annotation/quote-finder';
import { addAnnotation, listAnnotations } from '@/utils/library/annotate';
import { placeInVersion } from '@/utils/library/place-in-version';
import { splitAnnotation } from '@/utils/library/split-annotation';
import { atOnce } from '@/utils/shared/steps';

const article = { id: 'a1', versionId: 'v1', url: 'https://courier.example/ferry' };
const AROUND = 'The harbour master wrote of the ice and of what it had done to the boats that winter. ';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

/** What describes some words of the page. */
function quoteIn(page: string, words: string, from = page.indexOf(words)): TextQuoteSelector {
  const described = describeSpan(page, { start: from, end: from + words.length });
  if (!described) throw new Error(words);
  const [quote] = atOnce(createQuoteFinder(page).describe(described));
  return quote;
}

it.each([
  ['a short half beside a long one', 'Yes.', 'The ferry was full and everybody knew it then.', ' No. '],
  ['two short ones', 'Yes.', 'She left.', ' No. She left. '],
  ['one that is both ends of the whole', 'Yes.', 'It was late. Yes.', ' No. '],
])(
  'has the halves where the saved text has the whole, whatever stands around: %s',
  async (_, first, second, more) => {
    const whole = `${first} ${second}`;
    const saved = `${AROUND}${whole} ${AROUND}${first}${more}${AROUND}`;
    const page = `Top story. ${whole} Cookies.`;
    await library.db.texts.put({ versionId: 'v1', text: saved });
    const start = saved.indexOf(whole);
    const { id } = await addAnnotation(
      library,
      article,
      [quoteIn(page, whole), { type: 'TextPositionSelector', start, end: start + whole.length }],
      { color: 'yellow', note: '', tags: [] },
    );
    const at = page.indexOf(whole);
    const places = [
      await placeInVersion(library, 'v1', quoteIn(page, first, at), { of: id, isSecond: false }),
      await placeInVersion(library, 'v1', quoteIn(page, second, at + first.length + 1), {
        of: id,
        isSecond: true,
      }),
    ] as const;
    expect(places).toMatchObject([
      {
        versionId: 'v1',
        selector: [
          { exact: first, prefix: 'Top story. ' },
          { start, end: start + first.length },
        ],
      },
      { versionId: 'v1', selector: [{ exact: second, suffix: ' Cookies.' }, { end: start + whole.length }] },
    ]);
    await splitAnnotation(library, id, 'v1', [...places]);
    const shown = anchorAnnotations(saved, 'v1', await listAnnotations(library, article.id));
    expect(shown.map(({ anchor }) => anchor)).toEqual([
      { state: 'exact', start, end: start + first.length },
      { state: 'exact', start: start + first.length + 1, end: start + whole.length },
    ]);
  },
);

it('looks elsewhere for a half that the saved whole lacks', async () => {
  await library.db.texts.put({ versionId: 'v1', text: `${AROUND}The ferry left. ${AROUND}It was full.` });
  const { id } = await addAnnotation(library, article, [quoteIn('The ferry left.', 'The ferry left.')], {
    color: 'yellow',
    note: '',
    tags: [],
  });
  const page = `${AROUND}It was full.`;
  const place = await placeInVersion(library, 'v1', quoteIn(page, 'It was full.'), {
    of: id,
    isSecond: true,
  });
  expect(place).toMatchObject({ versionId: 'v1', selector: [{ exact: 'It was full.' }, {}] });
});
