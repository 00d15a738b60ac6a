import { compileCondition, type QueryWorld } from './query/compile-query';
import { compileTree } from './query/compile-tree';
import type { LibraryEntry } from './library-entries';
import type { ListedAnnotation } from './listed-annotation';
import { periodEnds } from './query/period';
import type { ArticlePart, Condition, QueryNode } from './query/query-tree';
import { wantedBy } from './query/wanted-words';
import { searchedWords } from './searched-words';
import { tagsNamed } from './tags-named';
import { withinDays } from './within-days';
import { standsIn } from './word-places';

type EntryTest = (entry: LibraryEntry) => boolean;

/**
 * The test that a query stands for in a list of highlights and notes: words are looked for in quote, note and tags; colour,
 * tag, what it has and its day are those of the highlight; all else is asked of its article.
 */
export function compileAnnotationQuery(node: QueryNode | null, world: QueryWorld): EntryTest {
  return compileTree(node, (condition) => compileForEntry(condition, world));
}

function compileForEntry(condition: Condition, world: QueryWorld): EntryTest {
  switch (condition.kind) {
    case 'word':
    case 'phrase': {
      const { words, asWhole } = wantedBy(condition);
      return ({ annotation }) => standsIn(annotationText(annotation), words, asWhole);
    }
    case 'color':
      return ({ annotation }) => annotation.color === condition.value;
    case 'tag': {
      const named = tagsNamed(condition.value, world.tags);
      return ({ annotation }) => annotation.tags.some((tag) => named.has(tag));
    }
    case 'has':
      return ({ annotation }) => PARTS[condition.value](annotation);
    case 'before': {
      const { from } = periodEnds(condition.value, world.today);
      const isSince = withinDays({ from, to: null });
      return ({ annotation }) => from !== null && !isSince(annotation.created);
    }
    case 'after': {
      const isSince = withinDays({ from: periodEnds(condition.value, world.today).from, to: null });
      return ({ annotation }) => isSince(annotation.created);
    }
    case 'site':
    case 'lang':
    case 'is':
    case 'saved':
    case 'published': {
      const test = compileCondition(condition, world);
      return ({ article }) => test(article);
    }
  }
}

const PARTS: Record<ArticlePart, (annotation: ListedAnnotation) => boolean> = {
  image: ({ picture }) => picture !== null,
  note: ({ note }) => note !== '',
  highlight: ({ color }) => color !== null,
};

const texts = new WeakMap<ListedAnnotation, string>();

/** What of a highlight or note is searched; kept as long as it is listed, since folding takes long. */
function annotationText(annotation: ListedAnnotation): string {
  const known = texts.get(annotation);
  if (known !== undefined) return known;
  const { quote, note, tags } = annotation;
  const text = [quote, note, ...tags].map(searchedWords).join('\n');
  texts.set(annotation, text);
  return text;
}
