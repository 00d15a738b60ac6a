import { parseArgs } from 'node:util';

import { filledLibrary } from './search/filled-library.ts';
import { measureOurs } from './search/measure-ours.ts';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    /** Fill the library anew, though the code that fills it is the same. */
    anew: { type: 'boolean', default: false },
  },
});
const [articles, seed] = [Number(values.articles), Number(values.seed)];
const library = await filledLibrary(articles, seed, values.anew);
console.log(await measureOurs(library, articles));
