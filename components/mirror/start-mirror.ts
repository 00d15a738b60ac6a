import { createDocument } from '@/components/export/create-document';
import { exportWords } from '@/components/export/export-words';
import { toCorePicture } from '@/components/export/to-core-picture';
import { windowKeeping } from '@/components/hooks/window-keeping';
import { showToast } from '@/components/ui/Toast';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { writtenTemplate } from '@/utils/export/templates/markdown-template';
import type { LibraryContext } from '@/utils/library/library-context';
import { keepMirror, type MirrorKeeping } from '@/utils/library/mirror/keep-mirror';
import { localDay } from '@/utils/search/query/period';
import { folderPermission, keptFolder } from '@/utils/storage/folder-handles';
import { mirrorDatabase, type MirrorWish } from '@/utils/storage/mirror-database';
import { settings } from '@/utils/storage/settings';

import { leftWords } from './mirror-words';

/** Changes come one upon the other, as when a note is typed. */
const GATHERED_MS = 1000;

/** Has this window keep the reader's folder in step, where they have chosen one. */
export function startMirror(library: LibraryContext): void {
  const { locks, pause, wait } = windowKeeping();
  keepMirror(library, {
    db: mirrorDatabase,
    locks,
    pause,
    gather: () => wait(GATHERED_MS),
    folder: async () => {
      const handle = await keptFolder('mirror');
      if (!handle) return null;
      return { handle, mayWrite: async () => (await folderPermission(handle)) === 'granted' };
    },
    writing: (wish) => writingOf(library, wish),
    watchWriting: (onChange) => {
      const stops = [settings.markdownTemplate.watch(onChange), settings.highlightColors.watch(onChange)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    onLeft: (left) => {
      showToast({ message: leftWords(left) });
    },
  });
}

async function writingOf(
  library: LibraryContext,
  { format, withPictures }: MirrorWish,
): ReturnType<MirrorKeeping['writing']> {
  // Writing files is a third of the page's code, and seldom needed.
  const { FILE_EXTENSIONS, filesWriter } = await import('@/utils/library/article-writers');
  const colors = await settings.highlightColors.getValue();
  const words = exportWords(colors);
  const markdownTemplate =
    format === 'markdown' ? writtenTemplate(await settings.markdownTemplate.getValue()) : null;
  return {
    filesOf: filesWriter(format, {
      ...{ withPictures, words, markdownTemplate, toCorePicture },
      choice: null,
      sanitize: createSanitizer(window),
      createDocument,
    }),
    extension: FILE_EXTENSIONS[format],
    untitled: words.untitled,
    suffix: ` (Cuttings ${localDay(library.now())})`,
    manner: JSON.stringify([format, withPictures, markdownTemplate, words.language, colors]),
  };
}
