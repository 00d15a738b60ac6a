import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

import type { LibraryContext } from '@/utils/library/library-context';

const Context = createContext<LibraryContext | null>(null);

/** Gives the library to everything inside. */
export const LibraryProvider = Context.Provider;

/** The library of the nearest provider. */
export function useLibrary(): LibraryContext {
  const library = useContext(Context);
  if (!library) throw new Error('no LibraryProvider around this component');
  return library;
}
