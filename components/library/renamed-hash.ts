import { renameTagInQuery } from '@/utils/search/query/rename-in-query';
import { changedTag } from '@/utils/search/tag-change';

/** The address of a list that is narrowed by a tag, under the tag's new name; any other stays as it is. */
export function renamedHash(hash: string, from: string, to: string): string {
  const [path = '', written = ''] = hash.split('?', 2);
  const parameters = new URLSearchParams(written);
  const tag = parameters.get('tag');
  const query = parameters.get('q');
  const newTag = tag === null ? null : changedTag(tag, { from, to });
  const newQuery = query === null ? null : renameTagInQuery(query, { from, to }, []);
  if (newTag === tag && newQuery === query) return hash;
  if (newTag !== null) parameters.set('tag', newTag);
  if (newQuery !== null) parameters.set('q', newQuery);
  return `${path}?${parameters.toString()}`;
}
