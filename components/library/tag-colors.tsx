import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import { type LiveQuery, useLiveQuery } from '@/components/hooks/use-live-query';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { tagColors } from '@/utils/library/tag-colors';

type TagColors = ReadonlyMap<string, HighlightColor>;

const NO_COLORS: TagColors = new Map();
const Context = createContext<TagColors>(NO_COLORS);

/** Gives the colours of tags to everything inside. */
export const TagColorsProvider = Context.Provider;

/** The colours of tags, by their names; of those that have one. */
export function useTagColors(): TagColors {
  return useContext(Context);
}

/** The colours as they are stored; follows what other windows change. */
export function useStoredTagColors(): TagColors {
  const library = useLibrary();
  const answer: LiveQuery<TagColors> = useLiveQuery(() => tagColors(library), []);
  return answer.state === 'ready' ? answer.value : NO_COLORS;
}
