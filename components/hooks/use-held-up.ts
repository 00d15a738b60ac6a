import { useEffect, useState } from 'preact/hooks';

import { useLibrary } from './use-library';

/** Pages of ours give way in a moment: what they hold up isn't worth a word. */
const PATIENCE_MS = 1000;

/** Whether the library has been waiting for another window for longer than it should. */
export function useHeldUp(): boolean {
  const { db } = useLibrary();
  const [isTold, setTold] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = db.holdUp.watch((isHeldUp) => {
      clearTimeout(timer);
      if (!isHeldUp) setTold(false);
      else
        timer = setTimeout(() => {
          setTold(true);
        }, PATIENCE_MS);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [db]);
  return isTold;
}
