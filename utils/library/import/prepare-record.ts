import type { Annotation } from '@/utils/annotation/annotation';
import type { Article, ArticleMetadata, ArticleVersion } from '@/utils/article/article';
import { type Capture, captureSchema } from '@/utils/article/capture';
import { cleanFacts } from '@/utils/article/clean-facts';
import { foldText } from '@/utils/article/fold-text';
import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import { textLength } from '@/utils/article/text-length';
import { urlKey, urlKeys } from '@/utils/article/url-key';
import { webAddress } from '@/utils/article/web-address';
import { extractionSteps } from '@/utils/extract/extract-article';
import { decodeDataUrl } from '@/utils/images/data-url';
import { pictureType } from '@/utils/images/picture-type';
import type { ImportTools } from '@/utils/import/import-kind';
import {
  faultAt,
  type ImportedArticle,
  type ImportedHighlight,
  type ImportedPage,
  type ImportedWhole,
  type ImportFault,
  type ImportPlace,
  type ImportRecord,
  importedArticle,
} from '@/utils/import/import-record';
import { failed, type Result, success } from '@/utils/shared/result';
import { inSlices } from '@/utils/shared/steps';
import { gzip } from '@/utils/storage/gzip';
import * as v from 'valibot';

import { leadImage, receiptOf } from '../keep-pictures';
import type { StagedPicture } from '../read-staged';
import { pageAddress } from '../save-links';
import { sha256 } from '../sha256';

/** What preparing stands on: the sanitiser of the same window as the tools. */
export interface PreparingTools extends ImportTools {
  sanitize: Sanitize;
}

/** A highlight with the id that it gets: the same words of the same page have the same, whatever file they come from. */
interface PreparedHighlight extends Omit<ImportedHighlight, 'id'> {
  id: string;
}

/** The body of a version, ready to be stored. */
interface PreparedBody {
  gzip: Uint8Array<ArrayBuffer>;
  text: string;
}

export interface PreparedArticle {
  kind: 'article';
  record: ImportedArticle;
  keys: string[];
  highlights: PreparedHighlight[];
  /** Null where there is only a link. */
  capture: (PreparedBody & { capture: Capture; contentHash: string }) | null;
  pictures: Map<number, StagedPicture>;
}

export interface PreparedWhole {
  kind: 'whole';
  place: ImportPlace;
  article: Article;
  versions: (PreparedBody & { version: ArticleVersion })[];
  annotations: Annotation[];
  images: Map<string, Blob>;
}

export type PreparedRecord = PreparedArticle | PreparedWhole;

type Prepared<Value> = Promise<Result<Value, ImportFault>>;

/**
 * Makes of a record what is stored of it: its address cleaned, its HTML read, sanitised and packed, its pictures checked by their
 * own bytes. All that takes time and isn't a request of the database, which would end its transaction.
 */
export function prepareRecord(record: ImportRecord, tools: PreparingTools): Prepared<PreparedRecord> {
  switch (record.kind) {
    case 'article':
      return prepareArticle(record, tools);
    case 'page':
      return preparePage(record, tools);
    case 'whole':
      return prepareWhole(record, tools);
  }
}

/** What can be told of an article or a page without reading its text; the fault where it can't be taken. */
export async function outlineOf(
  record: ImportedArticle | ImportedPage,
): Prepared<Pick<PreparedArticle, 'record' | 'keys' | 'highlights'>> {
  const article =
    record.kind === 'page'
      ? importedArticle({ place: record.place, url: await addressOf(record), html: record.html })
      : record;
  const url = record.kind === 'page' ? article.url : pageAddress(article.url);
  if (url === null) return failed(faultAt(record.place, 'noAddress', article.title || article.url));
  return success({
    record: { ...article, url },
    keys: urlKeys(url, null),
    highlights: await withIds(url, article.highlights),
  });
}

async function prepareArticle(record: ImportedArticle, tools: PreparingTools): Prepared<PreparedArticle> {
  const outline = await outlineOf(record);
  if (!outline.ok) return outline;
  const { value } = outline;
  const { html, url } = value.record;
  if (html === null || html.trim() === '')
    return success({ kind: 'article', ...value, capture: null, pictures: new Map() });
  const read = await readHtml(html, url, 'page', new Map(), tools);
  // A body without text is none: what is known of the link is kept.
  if (!read.ok) return success({ kind: 'article', ...value, capture: null, pictures: new Map() });
  const { metadata, ...capture } = read.value.capture;
  return success({
    kind: 'article',
    ...value,
    ...(await packed(
      { ...capture, source: 'article', reading: 'best', metadata: withFacts(metadata, value.record) },
      read.value.sources,
      new Map(),
    )),
  });
}

async function preparePage(page: ImportedPage, tools: PreparingTools): Prepared<PreparedArticle> {
  const outline = await outlineOf(page);
  if (!outline.ok) return outline;
  const { url } = outline.value.record;
  const read = await readHtml(page.html, url, 'best', page.pictures, tools);
  if (!read.ok) return failed(faultAt(page.place, read.failure.kind === 'too-large' ? 'tooLarge' : 'noText'));
  // What is left of a page that breaks off in its head.
  if (!/[\p{L}\p{N}]/u.test(read.value.capture.textContent)) return failed(faultAt(page.place, 'noText'));
  return success({
    kind: 'article',
    ...outline.value,
    ...(await packed(read.value.capture, read.value.sources, page.pictures)),
  });
}

type ReadHtml = Result<
  { capture: Omit<Capture, 'selection' | 'pageUrls'>; sources: string[] },
  { kind: string }
>;

/** Reads HTML as a page is read when it is saved. */
async function readHtml(
  html: string,
  url: string,
  reading: 'best' | 'page',
  pictures: ImportedPage['pictures'],
  { parse, sanitize }: PreparingTools,
): Promise<ReadHtml> {
  const window = parse(html, url);
  const read = await inSlices(extractionSteps({ window, url, selected: null, sanitize, reading }));
  if (!read.ok) return read;
  const { capture, pictureSources } = read.value;
  return success({ capture, sources: pictureSources, pictures });
}

async function packed(
  read: Omit<Capture, 'selection' | 'pageUrls'>,
  sources: string[],
  given: ImportedPage['pictures'],
): Promise<Pick<PreparedArticle, 'capture' | 'pictures'>> {
  const capture = v.parse(captureSchema, { ...read, selection: null, pageUrls: [] });
  const [contentHash, body] = await Promise.all([sha256(capture.content), gzip(capture.content)]);
  const pictures = new Map<number, StagedPicture>();
  for (const [index, source] of sources.entries()) {
    const bytes = given.get(source) ?? decodeDataUrl(source);
    if (bytes) pictures.set(index, await stagedPicture(bytes));
  }
  return { capture: { capture, contentHash, gzip: body, text: capture.textContent }, pictures };
}

/** Largest picture kept, as of pages that are saved. */
const MAX_PICTURE_BYTES = 20_000_000;

async function stagedPicture(bytes: Uint8Array<ArrayBuffer>): Promise<StagedPicture> {
  if (bytes.length > MAX_PICTURE_BYTES) return { failure: 'too-large' };
  const type = pictureType(bytes);
  if (type === null) return { failure: 'not-a-picture' };
  return { hash: await sha256(bytes), blob: new Blob([bytes], { type }) };
}

/** What the file tells of an article before what its body does. */
function withFacts(metadata: ArticleMetadata, told: ImportedArticle): ArticleMetadata {
  return {
    ...metadata,
    url: told.url,
    title: told.title.trim().slice(0, 1_000) || metadata.title,
    byline:
      told.byline.length > 0 ? told.byline.map((name) => name.slice(0, 500)).slice(0, 50) : metadata.byline,
    siteName: told.siteName?.slice(0, 500) ?? metadata.siteName,
    excerpt: told.excerpt?.slice(0, 5_000) ?? metadata.excerpt,
    publishedTime: told.publishedTime ?? metadata.publishedTime,
    lang: told.lang?.slice(0, 35) ?? metadata.lang,
  };
}

/** A page that doesn't say where it comes from is known by its bytes: files of one name needn't be the same. */
async function addressOf({ url, html, place }: ImportedPage): Promise<string> {
  const known = url === null ? null : pageAddress(url);
  if (known !== null) return known;
  const name = place.file.split('/').at(-1) ?? '';
  return `file:///imported/${(await sha256(html)).slice(0, 16)}/${encodeURIComponent(name.slice(0, 255))}`;
}

async function withIds(url: string, highlights: ImportedHighlight[]): Promise<PreparedHighlight[]> {
  const key = urlKey(url) ?? url;
  const seen = new Map<string, number>();
  return Promise.all(
    highlights
      .filter(({ exact }) => exact.trim() !== '')
      .map(async (highlight) => {
        const words = foldText(highlight.exact).text.replace(/\s+/g, ' ').trim();
        const times = seen.get(words) ?? 0;
        seen.set(words, times + 1);
        return {
          ...highlight,
          id: highlight.id ?? uuidOf(await sha256(JSON.stringify([key, words, times]))),
        };
      }),
  );
}

/** A UUID of form 8 (RFC 9562 §5.8) out of a hash. */
function uuidOf(hex: string): string {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

async function prepareWhole(
  { place, article, versions, annotations, picture }: ImportedWhole,
  { parse, sanitize }: PreparingTools,
): Prepared<PreparedWhole> {
  const url = /^file:/i.test(article.url) ? article.url : pageAddress(article.url);
  if (url === null) return failed(faultAt(place, 'noAddress', article.title));
  const images = new Map<string, Blob>();
  const hashes = new Set(versions.flatMap(({ version }) => version.pictures.map(({ hash }) => hash)));
  for (const hash of hashes) {
    const bytes = hash === null ? null : await picture(hash);
    const staged = bytes && (await stagedPicture(bytes));
    if (staged && 'hash' in staged && staged.hash === hash) images.set(hash, staged.blob);
  }
  const prepared = await Promise.all(
    versions.map(async ({ version, html }) => {
      const { content, text } = cleanBody(html, parse, sanitize);
      const pictures = version.pictures.map((one) => ({
        ...one,
        url: /^(?:https?|data):/i.test(one.url) ? one.url : '',
        hash: one.hash !== null && images.has(one.hash) ? one.hash : null,
      }));
      const receipt = { ...version.receipt, ...textLength(text) };
      const clean: ArticleVersion = {
        ...version,
        contentHash: await sha256(content),
        metadata: cleanFacts(version.metadata),
        pictures,
        receipt: receiptOf({ receipt, pictures }),
      };
      return { version: clean, gzip: await gzip(content), text };
    }),
  );
  const shown = prepared.find(({ version }) => version.id === article.versionId);
  return success({
    kind: 'whole',
    place,
    article: {
      ...cleanFacts(article),
      ...(shown
        ? { ...shown.version.receipt, leadImage: leadImage(shown.version.pictures) }
        : { leadImage: null }),
      url,
      urlKeys: article.urlKeys.filter((key) => urlKey(key) === key),
      versionId: shown ? shown.version.id : null,
    },
    versions: prepared,
    annotations: annotations.map((annotation) => ({
      ...annotation,
      target: { ...annotation.target, source: webAddress(annotation.target.source) ?? url },
    })),
    images,
  });
}

/** A body as it is stored: what ours wrote stays as it is. */
function cleanBody(
  html: string,
  parse: ImportTools['parse'],
  sanitize: Sanitize,
): { content: string; text: string } {
  const { document } = parse('', 'https://import.invalid/');
  const holder = document.createElement('div');
  holder.append(sanitize(html));
  return { content: holder.innerHTML, text: renderedText(holder).text };
}
