import { annotationBody } from '@/utils/annotation/annotation';
import { ANNOTATION_CONTEXT, annotationNode } from '@/utils/annotation/to-web-annotation';
import type { Article } from '@/utils/article/article';

import type { ArticleWriter, ExportableFacts, ExportedFile } from './exportable-article';
import { inTextOrder } from './in-text-order';

/** Annotations of a page: as many as a program takes at once without thought. */
const PAGE_SIZE = 1_000;

interface CollectionOptions {
  /** What the collection is called. */
  label: string;
  exportedAt: string;
  /** A fresh UUID. */
  newId: () => string;
  /** A safe file name with this extension, for the collection. */
  nameFor: (extension: string) => string;
  /** Whether articles' own tags are wanted where there is no note on them. */
  withArticleTags: boolean;
  pageSize?: number;
}

/**
 * All highlights and notes as an `AnnotationCollection` of the W3C's model (§5), as JSON-LD: its first page is in its file, each
 * further one is a file beside it. A note on an article is an annotation of the whole of it. No file where there is nothing.
 */
export function annotationPages({
  label,
  exportedAt,
  newId,
  nameFor,
  withArticleTags,
  pageSize = PAGE_SIZE,
}: CollectionOptions): ArticleWriter<ExportableFacts> {
  const collection = `urn:uuid:${newId()}`;
  let first: object | null = null;
  let page: string | null = null;
  let items: object[] = [];
  let written = 0;
  let pages = 0;

  /** The page that is full or the last; as a file unless it is the first. */
  const turn = (next: string | null): ExportedFile[] => {
    const startIndex = written;
    const content = {
      id: page,
      type: 'AnnotationPage',
      partOf: collection,
      startIndex,
      ...(next === null ? {} : { next }),
      items,
    };
    written += items.length;
    page = next;
    items = [];
    pages += 1;
    if (first) return [{ path: `page-${String(pages)}.jsonld`, content: jsonLd(content) }];
    first = content;
    return [];
  };

  return {
    add: ({ article, annotations }) => {
      const files: ExportedFile[] = [];
      const ofArticle = withArticleTags || article.note.trim() !== '' ? noteOnArticle(article) : [];
      const nodes = [...ofArticle, ...inTextOrder(annotations).map(versioned)];
      for (const node of nodes) {
        if (items.length === pageSize) files.push(...turn(`urn:uuid:${newId()}`));
        page ??= `urn:uuid:${newId()}`;
        items.push(node);
      }
      return files;
    },
    finish: () => {
      if (page === null) return [];
      const last = page;
      const files = turn(null);
      const content = {
        id: collection,
        type: 'AnnotationCollection',
        label,
        generator: { type: 'Software', name: 'Cuttings' },
        generated: exportedAt,
        total: written,
        first,
        last,
      };
      return [...files, { path: nameFor('.jsonld'), content: jsonLd(content) }];
    },
  };
}

function versioned(annotation: Parameters<typeof annotationNode>[0]) {
  return { ...annotationNode(annotation), 'cuttings:versionId': annotation.versionId };
}

/** The reader's note on an article and their tags of it. */
function noteOnArticle({ id, url, note, tags, noteModified, modified, savedAt }: Article): object[] {
  const body = annotationBody(note, tags);
  if (body.length === 0) return [];
  return [
    {
      id: `urn:uuid:${id}#note`,
      type: 'Annotation',
      motivation: note.trim() === '' ? 'tagging' : 'commenting',
      body,
      target: url,
      created: savedAt,
      modified: noteModified ?? modified,
    },
  ];
}

function jsonLd(content: object): string {
  return `${JSON.stringify({ '@context': ANNOTATION_CONTEXT, ...content }, null, 2)}\n`;
}
