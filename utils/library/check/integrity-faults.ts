import type { LibraryFault } from './library-fault';
import type { LibraryOutline } from './library-outline';

/**
 * What doesn't hold together in a library: rows that nothing leads to or that lead nowhere, pictures counted wrongly, blocks of
 * saves that are done, what can't be read. Empty for one that is whole. A row that can't be read is there, whatever it says: nothing
 * that it may lead to is called unused.
 */
export function integrityFaults(outline: LibraryOutline): LibraryFault[] {
  const known = lookUp(outline);
  return [
    ...unreadableRows(outline),
    ...versionFaults(outline, known),
    ...contentFaults(outline, known),
    ...pictureFaults(outline, known),
    ...annotationFaults(outline, known),
    ...stagingFaults(outline, known),
    ...indexFaults(outline, known),
  ];
}

/** Tables whose rows the library can do without: what can't be read of them is mended or made anew. */
const REPLACED = new Set(['bodies', 'texts']);

type Known = ReturnType<typeof lookUp>;

function lookUp(outline: LibraryOutline) {
  const unreadable = new Map<string, Set<string>>();
  for (const { table, id } of outline.unreadable) {
    unreadable.set(table, (unreadable.get(table) ?? new Set()).add(id));
  }
  /** Whether a row is there, so far as can be told. */
  const isThere = (table: string, keys: { has: (id: string) => boolean }) => {
    const lost = unreadable.get(table);
    return (id: string): boolean => keys.has(id) || lost?.has(id) === true || lost?.has('') === true;
  };
  const articles = new Map(outline.articles.map((article) => [article.id, article]));
  const versions = new Map(outline.versions.map((version) => [version.id, version]));
  const bodies = new Map(outline.bodies.map((body) => [body.versionId, body]));
  const texts = new Map(outline.texts.map((text) => [text.versionId, text]));
  const images = new Map(outline.images.map((image) => [image.hash, image]));
  const isSound = (row: { isDamaged?: boolean } | undefined): boolean => row !== undefined && !row.isDamaged;
  return {
    articles,
    versions,
    bodies,
    texts,
    images,
    unreadable,
    isArticle: isThere('articles', articles),
    isVersion: isThere('versions', versions),
    isBody: isThere('bodies', bodies),
    isText: isThere('texts', texts),
    isImage: isThere('images', images),
    hasBody: (versionId: string): boolean => isSound(bodies.get(versionId)),
    hasText: (versionId: string): boolean => isSound(texts.get(versionId)),
    /** Whether something that can't be read may lead to anything. */
    isBlind: ['articles', 'versions', 'annotations', 'jobs'].some((table) => unreadable.has(table)),
  };
}

function unreadableRows({ unreadable, articles }: LibraryOutline): LibraryFault[] {
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  return unreadable
    .filter(({ table, id }) => id === '' || !REPLACED.has(table))
    .map(({ table, id }) => ({
      kind: 'unreadable',
      table,
      id,
      articleId: table === 'articles' && id !== '' ? id : null,
      title: titles.get(id) ?? null,
      remedy: 'none',
    }));
}

function versionFaults(outline: LibraryOutline, known: Known): LibraryFault[] {
  const { articles, versions } = known;
  const ofArticle = Map.groupBy(outline.versions, ({ articleId }) => articleId);
  const hasContent = (id: string): boolean => known.hasBody(id) || known.hasText(id);
  const isLost = (id: string): boolean => !known.isVersion(id) && hasContent(id);
  const leading = new Map<string, string>();
  const leads = (articleId: string | null, versionIds: string[]): void => {
    if (articleId === null || !articles.has(articleId)) return;
    for (const id of versionIds) if (isLost(id)) leading.set(id, leading.get(id) ?? articleId);
  };
  for (const { id, versionId } of outline.articles) if (versionId !== null) leads(id, [versionId]);
  for (const { articleId, versionIds } of [...outline.annotations, ...outline.jobs])
    leads(articleId, versionIds);

  const orphaned = outline.versions
    .filter(({ articleId }) => !known.isArticle(articleId))
    .map(({ id, articleId, title }): LibraryFault => ({
      kind: 'versionOrphaned',
      table: 'versions',
      id,
      articleId,
      title,
      remedy: 'mend',
    }));
  const lost = [...leading].map(([id, articleId]): LibraryFault => ({
    kind: 'versionLost',
    table: 'versions',
    id,
    articleId,
    title: articles.get(articleId)?.title ?? null,
    remedy: 'mend',
  }));
  const shown = outline.articles.flatMap(({ id, title, versionId }): LibraryFault[] => {
    if (versionId === null || leading.get(versionId) === id) return [];
    const others = (ofArticle.get(id) ?? []).filter((one) => one.id !== versionId && hasContent(one.id));
    const version = versions.get(versionId);
    const isOwn = version ? version.articleId === id : known.isVersion(versionId);
    if (isOwn && (others.length === 0 || hasContent(versionId))) return [];
    return [
      {
        kind: 'shownVersion',
        table: 'articles',
        id,
        articleId: id,
        title,
        remedy: others.length > 0 ? 'mend' : 'none',
      },
    ];
  });
  return [...orphaned, ...lost, ...shown];
}

function contentFaults(outline: LibraryOutline, known: Known): LibraryFault[] {
  const missing = outline.versions.flatMap(({ id, articleId, title }): LibraryFault[] => {
    const of = { id, articleId, title: known.articles.get(articleId)?.title ?? title };
    const body = known.bodies.get(id);
    const text = known.texts.get(id);
    const bodyKind = body?.isDamaged ? 'bodyDamaged' : known.isBody(id) ? null : 'bodyMissing';
    const textKind = text?.isDamaged ? 'textDamaged' : known.isText(id) ? null : 'textMissing';
    return [
      ...(bodyKind
        ? [
            {
              kind: bodyKind,
              table: 'bodies',
              ...of,
              remedy: known.hasText(id) ? 'mend' : 'none',
            } satisfies LibraryFault,
          ]
        : []),
      ...(textKind
        ? [
            {
              kind: textKind,
              table: 'texts',
              ...of,
              remedy: known.hasBody(id) ? 'mend' : 'none',
            } satisfies LibraryFault,
          ]
        : []),
    ];
  });
  const led = new Set([
    ...outline.articles.flatMap(({ versionId }) => versionId ?? []),
    ...[...outline.annotations, ...outline.jobs].flatMap(({ versionIds }) => versionIds),
  ]);
  const unused = (table: 'bodies' | 'texts'): LibraryFault[] =>
    outline[table]
      .filter(({ versionId }) => !known.isVersion(versionId) && !led.has(versionId))
      .map(({ versionId, bytes }) => unusedFault(table, versionId, bytes, known));
  return [...missing, ...unused('bodies'), ...unused('texts')];
}

function pictureFaults(outline: LibraryOutline, known: Known): LibraryFault[] {
  const uses = new Map<string, number>();
  for (const { hashes } of outline.versions)
    for (const hash of hashes) uses.set(hash, (uses.get(hash) ?? 0) + 1);
  const missing = outline.versions.flatMap(({ id, articleId, title, hashes }) =>
    hashes
      .filter((hash) => !known.isImage(hash))
      .map((hash): LibraryFault => ({
        kind: 'pictureMissing',
        table: 'versions',
        id,
        articleId,
        title: known.articles.get(articleId)?.title ?? title,
        remedy: 'mend',
        hash,
      })),
  );
  const leads = outline.articles
    .filter(({ leadImage }) => leadImage !== null && !known.isImage(leadImage))
    .map(({ id, title }): LibraryFault => ({
      kind: 'leadPicture',
      table: 'articles',
      id,
      articleId: id,
      title,
      remedy: 'mend',
    }));
  const named = new Set([
    ...outline.articles.flatMap(({ leadImage }) => leadImage ?? []),
    ...outline.annotations.flatMap(({ hashes }) => hashes),
  ]);
  const ofImages = outline.images.flatMap(({ hash, references, bytes, isDamaged }): LibraryFault[] => {
    if (known.unreadable.get('images')?.has(hash)) return [];
    const count = uses.get(hash) ?? 0;
    const of = { table: 'images', id: hash, articleId: null, title: null };
    if (count === 0) {
      const fault = unusedFault('images', hash, bytes, known);
      return [named.has(hash) ? { ...fault, remedy: 'none' } : fault];
    }
    if (isDamaged) return [{ kind: 'pictureDamaged', ...of, remedy: 'mend' }];
    // A version that can't be read may show it as well.
    const isWrong = known.unreadable.has('versions') ? references < count : references !== count;
    return isWrong ? [{ kind: 'pictureCount', ...of, remedy: 'mend' }] : [];
  });
  return [...missing, ...leads, ...ofImages];
}

function annotationFaults({ annotations }: LibraryOutline, known: Known): LibraryFault[] {
  return annotations
    .filter(({ articleId }) => !known.isArticle(articleId))
    .map(({ id, articleId }) => ({
      kind: 'annotationOrphaned',
      table: 'annotations',
      id,
      articleId,
      title: null,
      remedy: 'mend',
    }));
}

function stagingFaults({ staging, jobs }: LibraryOutline, known: Known): LibraryFault[] {
  const isOpen = new Map(jobs.map((job) => [job.id, job.isOpen]));
  const lost = known.unreadable.get('jobs');
  return [...Map.groupBy(staging, ({ saveId }) => saveId)].flatMap(([saveId, blocks]): LibraryFault[] => {
    if (isOpen.get(saveId) === true || lost?.has(saveId) || lost?.has('')) return [];
    // Of a save that nobody knows, it may be all that there is.
    if (!isOpen.has(saveId))
      return [
        unusedFault(
          'staging',
          saveId,
          blocks.reduce((sum, { bytes }) => sum + bytes, 0),
          known,
        ),
      ];
    return [
      { kind: 'stagingLeft', table: 'staging', id: saveId, articleId: null, title: null, remedy: 'mend' },
    ];
  });
}

function indexFaults({ indexed, articles }: LibraryOutline, known: Known): LibraryFault[] {
  if (indexed === null) return [];
  const inIndex = new Set(indexed);
  const wrong = [
    ...articles.flatMap(({ id }) => (inIndex.has(id) ? [] : [id])),
    ...indexed.filter((id) => !known.isArticle(id)),
  ];
  return wrong.map((id) => ({
    kind: 'index',
    table: 'searchArticles',
    id,
    articleId: id,
    title: known.articles.get(id)?.title ?? null,
    remedy: 'mend',
  }));
}

function unusedFault(table: string, id: string, bytes: number, { isBlind }: Known): LibraryFault {
  return {
    kind: 'unused',
    table,
    id,
    articleId: null,
    title: null,
    remedy: isBlind ? 'none' : 'remove',
    bytes,
  };
}
