import { useEffect, useState } from 'preact/hooks';

import { readPicture } from '@/utils/library/read-picture';

import { useLibrary } from './use-library';

/** Address of a kept picture in this page; null until it is there, or when there is none. */
export function useImageUrl(hash: string | null): string | null {
  const library = useLibrary();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (hash === null) return;
    let made: string | null = null;
    let isCurrent = true;
    void readPicture(library, hash).then((blob) => {
      if (!blob || !isCurrent) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isCurrent = false;
      if (made !== null) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [library, hash]);
  return url;
}
