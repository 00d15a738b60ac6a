import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Opens the page that shows a `PrintRequest`, by its id. */
type OpenPrintPage = (requestId: string) => Promise<void>;

const Context = createContext<OpenPrintPage | null>(null);

/** Provides what opens that page. */
export const PrintPageProvider = Context.Provider;

/** What opens the page that shows articles as they are printed. */
export function usePrintPage(): OpenPrintPage {
  const open = useContext(Context);
  if (!open) throw new Error('no PrintPageProvider around this component');
  return open;
}
