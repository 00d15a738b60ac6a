import { tagKey } from '../tags-named';
import { isWithinTag } from '../tag-levels';
import { printValue } from './print-query';
import { readTokens } from './read-tokens';

/**
 * A query that asks for a tag, or one below it, under its new name; all else stays as it was typed. What names other tags of
 * `tags` as well (`sea` is `Sea`, too) goes on naming these.
 */
export function renameTagInQuery(
  query: string,
  { from, to }: { from: string; to: string },
  tags: Iterable<string>,
): string {
  const others = Array.from(tags)
    .filter((tag) => !isWithinTag(tag, from))
    .map(tagKey);
  const named = readTokens(query).flatMap((token) => {
    if (token.kind !== 'operator' || token.name !== 'tag' || token.value === '') return [];
    const value = renamedValue(token.value, from, to, others);
    return value === null ? [] : [{ span: token.valueSpan, value }];
  });
  return named.reduceRight((text, { span: { start, end }, value }) => {
    const rest = text.slice(end);
    const gap = /^(?:$|[\s)）])/.test(rest) ? '' : ' ';
    return text.slice(0, start) + printValue(value) + gap + rest;
  }, query);
}

function renamedValue(value: string, from: string, to: string, others: string[]): string | null {
  const levels = value
    .replaceAll('／', '/')
    .replace(/\/{1,100}$/, '')
    .split('/');
  const typed = levels.join('/');
  const depth = from.split('/').length;
  const rename = (): string => [to, ...levels.slice(depth)].join('/');
  if (isWithinTag(typed, from)) return rename();
  const wanted = tagKey(typed);
  if (!isWithinTag(wanted, tagKey(from))) return null;
  return others.some((other) => isWithinTag(other, wanted)) ? null : rename();
}
