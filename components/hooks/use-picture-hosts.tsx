import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

/** Access to the servers of pictures, as the browser grants it; the entrypoint supplies it. */
export interface PictureHosts {
  /** Asks the reader; must be called in the click itself. False when refused. */
  request(hosts: string[] | 'all'): Promise<boolean>;
  remove(host: string): Promise<void>;
  /** Hosts that are allowed; `*` stands for all. */
  allowed(): Promise<string[]>;
  watch(onChange: () => void): () => void;
  /** Has the wanted pictures of a version fetched in the background. */
  fetch(versionId: string): void;
}

const Context = createContext<PictureHosts | null>(null);

/** Gives access to everything inside. */
export const PictureHostsProvider = Context.Provider;

/** The access of the nearest provider. */
export function usePictureHosts(): PictureHosts {
  const hosts = useContext(Context);
  if (!hosts) throw new Error('no PictureHostsProvider around this component');
  return hosts;
}

/** Hosts that are allowed now, `*` for all. */
export function useAllowedHosts(): string[] {
  const hosts = usePictureHosts();
  const [allowed, setAllowed] = useState<string[]>([]);
  useEffect(() => {
    const look = (): void => void hosts.allowed().then(setAllowed);
    look();
    return hosts.watch(look);
  }, [hosts]);
  return allowed;
}
