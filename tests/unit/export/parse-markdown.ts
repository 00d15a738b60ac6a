import type { ParserOptions } from 'prettier';
import { parsers } from 'prettier/plugins/markdown';

/** A node of a Markdown document, by https://github.com/syntax-tree/mdast. */
export interface MarkdownNode {
  type: string;
  value?: string;
  url?: string;
  alt?: string;
  depth?: number;
  children?: MarkdownNode[];
  position: { start: { offset: number }; end: { offset: number } };
}

/** Parses Markdown by another's code: remark, with Obsidian's wiki links, mathematics and Liquid's templates besides. */
export async function parseMarkdown(markdown: string): Promise<MarkdownNode> {
  const options = { originalText: markdown } as ParserOptions;
  return (await parsers.markdown.parse(markdown, options)) as MarkdownNode;
}

/** A node and all in it, in order. */
export function allNodes(node: MarkdownNode): MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(allNodes)];
}

/** The text of a node. */
export function textOf(node: MarkdownNode): string {
  if (node.type === 'break') return '\n';
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

/**
 * What a document holds that only markup makes: HTML other than ours, links to bad places, pictures from outside, and what
 * Obsidian's plugins run.
 */
export async function dangersIn(markdown: string): Promise<string[]> {
  const nodes = allNodes(await parseMarkdown(markdown));
  return [
    ...nodes.filter(isDangerous).map(({ type, value, url }) => `${type} ${url ?? value ?? ''}`),
    // Templater looks for it in the source, code or not.
    ...(markdown.includes('<%') ? ['Templater'] : []),
    ...(withoutCode(markdown, nodes).includes('%%') ? ['Obsidian comment'] : []),
    ...(/`\$?=/.test(markdown) ? ['Dataview'] : []),
  ];
}

function withoutCode(markdown: string, nodes: MarkdownNode[]): string {
  return nodes
    .filter(({ type }) => type === 'code' || type === 'inlineCode')
    .toReversed()
    .reduce(
      (rest, { position: { start, end } }) => rest.slice(0, start.offset) + rest.slice(end.offset),
      markdown,
    );
}

function isDangerous({ type, value = '', url = '' }: MarkdownNode): boolean {
  switch (type) {
    case 'html':
      return !/^<(?:\/?su[bp]|br)>$/.test(value);
    case 'link':
      return !/^(?:https?:|mailto:)/.test(url);
    case 'image':
      return /^[a-z][a-z\d+.-]*:|^\/\//i.test(url);
    case 'wikiLink':
    case 'inlineMath':
    case 'math':
    case 'liquidNode':
    case 'definition':
    case 'footnoteReference':
      return true;
    default:
      return false;
  }
}
