import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What the browser does for us at a key, in any page; names are the manifest's. */
export type CommandKeys = Record<
  | '_execute_action'
  | 'highlight-selection'
  | 'open-panel'
  | 'next-highlight'
  | 'previous-highlight'
  | 'open-library',
  string | null
>;

const Context = createContext<CommandKeys | null>(null);

/** Provides the keys of our commands. */
export const CommandKeysProvider = Context.Provider;

/** The keys of our commands, as the browser writes them; null for one that has none, or where they aren't known. */
export function useCommandKeys(): CommandKeys | null {
  return useContext(Context);
}
