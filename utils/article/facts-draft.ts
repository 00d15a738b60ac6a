import type { ArticleMetadata } from './article';
import { CORRECTABLE_FACTS, type CorrectableFact, type Corrections, isSameFact } from './corrections';

/** The facts as they stand in the fields of a form: texts, which are empty where a fact isn't known. */
export type FactsDraft = Record<CorrectableFact, string>;

/** Longest list kept. */
const MAX_LIST = 50;

/** How a fact is written in its field, and read from it. */
interface Field<Value> {
  write: (value: Value) => string;
  read: (text: string) => Value;
}

const line: Field<string | null> = {
  write: (value) => value ?? '',
  read: (text) => text.replace(/\s+/g, ' ').trim() || null,
};

const FIELDS: { [Fact in CorrectableFact]: Field<ArticleMetadata[Fact]> } = {
  title: { ...line, read: (text) => line.read(text) ?? '' },
  byline: list('\n', /\n/),
  publishedTime: line,
  modifiedTime: line,
  siteName: line,
  sourceName: line,
  section: line,
  keywords: list(', ', /[,，、;；\n]/),
  lang: { ...line, read: (text) => canonicalTag(text) ?? line.read(text) },
  canonicalUrl: { ...line, read: (text) => (URL.canParse(text) ? new URL(text).href : line.read(text)) },
  excerpt: line,
};

/** The facts of an article as texts to be edited. */
export function draftOf(facts: ArticleMetadata): FactsDraft {
  return Object.fromEntries(CORRECTABLE_FACTS.map((fact) => [fact, factText(fact, facts)])) as FactsDraft;
}

/** One fact as a text to be edited. */
export function factText<Fact extends CorrectableFact>(
  fact: Fact,
  facts: Pick<ArticleMetadata, Fact>,
): string {
  return FIELDS[fact].write(facts[fact]);
}

/** What was changed between two drafts, as facts. */
export function changedFacts(before: FactsDraft, after: FactsDraft): Corrections {
  const changed = CORRECTABLE_FACTS.filter(
    (fact) => !isSameFact(FIELDS[fact].read(before[fact]), FIELDS[fact].read(after[fact])),
  );
  return Object.fromEntries(changed.map((fact) => [fact, FIELDS[fact].read(after[fact])]));
}

/** Whether a field holds what the page says. */
export function isOwnText(fact: CorrectableFact, text: string, own: ArticleMetadata): boolean {
  return isSameFact(FIELDS[fact].read(text), FIELDS[fact].read(factText(fact, own)));
}

/** A BCP 47 tag in its canonical form; null for what is none. */
export function canonicalTag(text: string): string | null {
  // Longer ones are well-formed, but none is registered (RFC 5646, section 2.2.1): they are names, not tags.
  if (!/^[a-z]{2,3}(?:-|$)/i.test(text.trim())) return null;
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    return null;
  }
}

function list(between: string, separator: RegExp): Field<string[]> {
  return {
    write: (values) => values.join(between),
    read: (text) => {
      const values = text.split(separator).flatMap((one) => line.read(one) ?? []);
      return [...new Set(values)].slice(0, MAX_LIST);
    },
  };
}
