import type { Sanitize } from '@/utils/article/sanitize-html';
import { readTemplate } from '@/utils/export/templates/template-engine';
import { TemplateError, type TemplateFault } from '@/utils/export/templates/template-fault';
import { articleToMarkdown, type MarkdownWords } from '@/utils/export/to-markdown';
import { failed, type Result, success } from '@/utils/shared/result';

import type { WholeArticle } from './read-article';

/** UTF-16 code units of a preview: some screens of it. */
const PREVIEWED = 6_000;

interface PreviewOptions {
  template: string;
  words: MarkdownWords;
  sanitize: Sanitize;
  withPictures: boolean;
}

/** The beginning of what a template writes of an article, or what is wrong with the template. */
export function previewTemplate(
  whole: WholeArticle,
  { template, ...options }: PreviewOptions,
): Result<string, TemplateFault> {
  try {
    const [file] = articleToMarkdown(whole, {
      ...options,
      name: 'pictures',
      template: readTemplate(template),
      withText: true,
    });
    const text = typeof file?.content === 'string' ? file.content : '';
    return success(text.length > PREVIEWED ? `${text.slice(0, PREVIEWED).toWellFormed()}…` : text);
  } catch (error) {
    if (error instanceof TemplateError) return failed(error.fault);
    throw error;
  }
}
