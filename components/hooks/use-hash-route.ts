import { useEffect, useState } from 'preact/hooks';

/** Where the page is, as the part of the address after `#` says: a path and a query. */
export interface HashRoute {
  path: string;
  query: URLSearchParams;
}

/** The page's route; follows the reader's clicks and the back and forward buttons. */
export function useHashRoute(): HashRoute {
  const [route, setRoute] = useState(readRoute);
  useEffect(() => {
    const abort = new AbortController();
    addEventListener(
      'hashchange',
      () => {
        setRoute(readRoute());
      },
      { signal: abort.signal },
    );
    return () => {
      abort.abort();
    };
  }, []);
  return route;
}

/** Goes to a route as a click on a link would; `replace` leaves no step to go back to. */
export function navigate(hash: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) location.replace(hash);
  else location.hash = hash;
}

function readRoute(): HashRoute {
  const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?', 2);
  return { path: path === '' ? '/' : path, query: new URLSearchParams(query) };
}

/** What goes to an address of ours, or nowhere when there is none. */
export function goTo(hash: string | null): () => void {
  return () => {
    if (hash !== null) navigate(hash);
  };
}
