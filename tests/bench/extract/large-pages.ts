const SENTENCE =
  'The harbour office said on Monday that the third ferry would sail again before the winter, as it had promised the islands. ';
const STORY = `<h1>The ferry sails again</h1><p>By Ada Moss</p>${repeat(30, () => `<p>${SENTENCE.repeat(3)}</p>`)}`;

/** Bodies of pages that are larger than any article, each in its own way. */
export function largePages(): Record<string, string> {
  return {
    'links behind a story': `<article>${STORY}</article><ul>${repeat(150_000, (n) => `<li><a href="/${n}">Link ${n}</a></li>`)}</ul>`,
    'stories behind a story': `<article>${STORY}</article>${repeat(10_000, card)}`,
    'much prose': `<article><h1>All of it</h1>${repeat(40_000, (n) => `<p>${n} ${SENTENCE}</p>`)}</article>`,
    'too much prose': `<article><h1>All of it</h1>${repeat(300_000, (n) => `<p>${n} ${SENTENCE.slice(0, 80)}</p>`)}</article>`,
    'marked-up words': `<article>${STORY}${repeat(3_000, () => `<p>${'The <b>third</b> ferry sailed, '.repeat(100)}</p>`)}</article>`,
    'five megabytes in one node': `<article><h1>All of it</h1><p>${SENTENCE.repeat(42_000)}</p></article>`,
    'the same in Chinese': `<article><h1>全文</h1><p>${'港务局星期一表示，第三艘渡轮将在冬季前恢复航行，正如它向岛民承诺的那样。'.repeat(70_000)}</p></article>`,
    'lines without paragraphs': `<article><h1>All of it</h1><div>${`${SENTENCE}<br>`.repeat(42_000)}</div></article>`,
    '10,000 pictures': `<article>${STORY}${repeat(10_000, (n) => `<img src="data:,${n}" alt="${n}">`)}</article>`,
    '10,000 figures': `<article>${STORY}${repeat(10_000, (n) => `<figure><img src="data:,${n}"><figcaption>Ferry ${n}. Photo: A. Moss</figcaption></figure>`)}</article>`,
    'a table': `<article>${STORY}<table>${repeat(10_000, (n) => `<tr>${`<td>${n}</td>`.repeat(28)}</tr>`)}</table></article>`,
    'nested deep': `<article>${STORY}${'<div>'.repeat(500)}${repeat(4_000, (n) => `<span>${n} x</span> <b>y</b>`)}</article>`,
    'broken markup': `<article>${STORY}${repeat(3_000, (n) => `<p><b><i><a href=${n}>${SENTENCE}<table><tr>x<td><p>`)}`,
  };
}

function card(n: string): string {
  const labels = '<li>label'.repeat(24);
  return `<div class="card"><a href="/${n}"><img src="data:,${n}"><h3>Item ${n} of them</h3></a><p>${SENTENCE}</p><ul>${labels}</ul></div>`;
}

function repeat(times: number, write: (n: string) => string): string {
  return Array.from({ length: times }, (_, n) => write(String(n))).join('');
}
