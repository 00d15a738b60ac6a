import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { aQuote } from '@/tests/support/an-annotation';
import { backupOf, restoreInto } from '@/tests/support/backup-tools';
import { logicalDump } from '@/tests/support/logical-dump';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary } from '@/tests/support/test-library';
import { noteOf, quoteOf } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';
import { addAnnotation } from '@/utils/library/annotate';
import { commitSave } from '@/utils/library/commit-save';
import { addTag, setNote } from '@/utils/library/update-article';

/** What programs are known to change, cut or choke on. */
const TEXTS = {
  'an emoji of several code points': '👩‍👩‍👧‍👦 🏳️‍🌈 1️⃣',
  'both directions at once': 'abc \u202eخبر\u202c \u2066עברית\u2069',
  'letters with marks apart, and the same in one': 'cafe\u0301 café \u1e9b\u0323',
  'half a character': 'a\ud83d b\ude00',
  'controls and NUL': 'a\u0000b\u0008c\u001bd',
  'a byte order mark and what takes no room': '\ufeffa\u200bb\u00adc\u2060',
  'separators of lines': 'a\u2028b\u2029c\u0085d',
  'what is no character': '\ufffe\uffff\u{1fffe}',
  'Han letters that a normal form would change': '\uf900\u8c48 凞\ufe00 ㍻ ｶﾞ',
  'letters beyond the first plane': '𠮷野家 𝔘𝔫𝔦',
  'names of an object’s own': '__proto__ constructor toString',
  'marks of other languages': '\\u0000 %00 &#0; ${x} {{x}} <!--',
  'many marks on one letter': `Z${'\u0335\u0322'.repeat(40)}`,
};

it.each(Object.entries(TEXTS))(
  '%s is the same text, to the letter, in titles, notes and quotes, and after a backup',
  async (_, text) => {
    const library = testLibrary();
    const capture = aCapture({ metadata: { title: text, byline: [text] }, textContent: text });
    await stageCapture(library, 's', capture);
    const { articleId = '' } = (await commitSave(library, 's', false)) ?? {};
    await addTag(library, [articleId ?? ''], text);
    await setNote(library, articleId ?? '', text);
    const article = await library.db.articles.get(articleId ?? '');
    if (!article || !isSaved(article)) throw new Error('nothing is saved');
    await addAnnotation(library, article, [aQuote(text)], { color: 'green', note: text, tags: [text] });

    const [annotation] = await library.db.annotations.toArray();
    if (!annotation) throw new Error('nothing is highlighted');
    expect(await library.db.articles.get(article.id)).toMatchObject({
      title: text,
      byline: [text],
      note: text,
    });
    expect((await library.db.texts.get(article.versionId))?.text).toBe(text);
    expect([quoteOf(annotation).exact, noteOf(annotation)]).toEqual([text, text]);

    const other = testLibrary();
    const { faults } = await restoreInto(other, (await backupOf(library)).blob);
    expect(faults).toEqual([]);
    expect(await logicalDump(other)).toEqual(await logicalDump(library));
  },
);
