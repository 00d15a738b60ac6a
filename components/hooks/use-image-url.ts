import { useEffect, useState } from 'preact/hooks';

import { useLibrary } from './use-library';

/** Address of a kept picture in this page; null until it is there, or when there is none. */
export function useImageUrl(hash: string | null): string | null {
  const { db } = useLibrary();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isCurrent = true;
    if (hash !== null) {
      void db.images.get(hash).then((image) => {
        if (!image || !isCurrent) return;
        made = URL.createObjectURL(image.blob);
        setUrl(made);
      });
    }
    return () => {
      isCurrent = false;
      if (made !== null) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [hash]);
  return url;
}
