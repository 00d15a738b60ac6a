import type { ReferenceFormat } from '../export-format';
import type { ArticleWriter, ExportableFacts } from '../exportable-article';
import { GatheredText } from '../gathered-text';
import { type CslItem, cslItem } from './csl-item';
import { toBibtex } from './to-bibtex';
import { toRis } from './to-ris';

/** How references are written one after another: what stands before, between and after them. */
interface Form {
  extension: string;
  write: (item: CslItem) => string;
  before: string;
  between: string;
  after: string;
}

const FORMS: Record<ReferenceFormat, Form> = {
  csl: {
    extension: '.csl.json',
    write: (item) => JSON.stringify(item, null, 2),
    before: '[\n',
    between: ',\n',
    after: '\n]\n',
  },
  bibtex: { extension: '.bib', write: toBibtex, before: '', between: '\n', after: '' },
  ris: { extension: '.ris', write: toRis, before: '', between: '', after: '' },
};

/** Articles and links as references, for Zotero and other programs that cite. */
export function referenceFile(
  format: ReferenceFormat,
  nameFor: (extension: string) => string,
): ArticleWriter<ExportableFacts> {
  const { extension, write, before, between, after } = FORMS[format];
  const file = new GatheredText();
  let isEmpty = true;
  return {
    add: (source) => {
      file.add(`${isEmpty ? before : between}${write(cslItem(source))}`);
      isEmpty = false;
      return [];
    },
    finish: () => {
      if (isEmpty) return [];
      file.add(after);
      return [{ path: nameFor(extension), content: file.finish() }];
    },
  };
}
