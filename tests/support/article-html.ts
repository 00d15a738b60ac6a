import fc from 'fast-check';

/** Text in the scripts of news, with what makes offsets hard: surrogate pairs, combining marks, marks of direction. */
const WORDS = [
  ...[
    'harbour',
    'ferry',
    'the',
    'café',
    'cafe\u0301',
    'naïve',
    'ﬁne',
    '“quoted”',
    "it's",
    'well-known',
    '3.5',
  ],
  ...[
    '新华社',
    '记者',
    '互聯網',
    '（完）',
    '葛\u{e0100}',
    '𠮷野家',
    '　　',
    '東京で',
    'ｶﾞｲﾄﾞ',
    'が',
    'か\u3099',
    '서울',
  ],
  ...['مدينة', 'العَرَبِيَّة', '\u200f', '👩‍👩‍👧', '🙂', '\u00ad', '\u200b', '\u00a0'],
];
const SPACES = [' ', ' ', '  ', '\n', '\n    ', '\t', ''];

const text = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SPACES)), { minLength: 1, maxLength: 8 })
  .map((pairs) => pairs.flat().join(''));

const INLINE = ['a', 'b', 'em', 'span', 'code', 'mark', 'font', 'x-note', 'label', 'bdi', 'q', 'time'];
const BLOCKS = [
  'p',
  'div',
  'h1',
  'h3',
  'section',
  'article',
  'blockquote',
  'pre',
  'form',
  'details',
  'center',
  'aside',
];
/** Complete pieces that a parser takes as they are. */
const PIECES = [
  '<br>',
  '<hr>',
  '<wbr>',
  '<!-- remark -->',
  '<img data-picture="0" alt="a boat">',
  '<img src="x.png">',
  '<input name="q">',
  '<script>void "no"</script>',
  '<style>p{}</style>',
  '<noscript><img src="y.png">no</noscript>',
  '<button>Share</button>',
  '<textarea>no</textarea>',
  '<select><option>no</option></select>',
  '<svg><text>no</text></svg>',
  '<template><p>no</p></template>',
  '<ruby>聯<rp>(</rp><rt>lián</rt><rp>)</rp>網<rp>(</rp><rt>wǎng</rt><rp>)</rp></ruby>',
  '<ruby><rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt></ruby>',
  '<ul><li>one</li> <li>two</li></ul>',
  '<dl><dt>a<dd>b</dl>',
  '<table><caption>c</caption><tr><th>1</th><td>2</td></tr><tr><td>3</td></tr></table>',
  '<figure><img data-picture="1" alt=""><figcaption>caption</figcaption></figure>',
];

/** HTML in the shape of an article's body, well and badly formed. */
export function anArticle(): fc.Arbitrary<string> {
  const { body } = fc.letrec<{ node: string; body: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.constantFrom(...PIECES),
      element(INLINE, tie('body')),
      element(BLOCKS, tie('body')),
    ),
    body: fc.array(tie('node'), { minLength: 1, maxLength: 6 }).map((nodes) => nodes.join('')),
  }));
  return body;
}

/** Picks a DOM position inside a root: any node, any offset in it. */
export function aPosition(): fc.Arbitrary<(root: Node) => [Node, number]> {
  return fc.tuple(fc.nat(), fc.nat()).map(([nodeIndex, offset]) => (root: Node): [Node, number] => {
    // By walker and range: the `childNodes` of a form may be one of its inputs.
    const range = (root.ownerDocument ?? (root as Document)).createRange();
    const nodes = nodesOf(root);
    const node = nodes[nodeIndex % nodes.length] ?? root;
    range.selectNodeContents(node);
    return [node, offset % (range.endOffset + 1)];
  });
}

function nodesOf(root: Node): Node[] {
  const walker = (root.ownerDocument ?? (root as Document)).createTreeWalker(root);
  const nodes = [root];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function element(names: string[], content: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...names), content).map(([name, inner]) => `<${name}>${inner}</${name}>`);
}
