import { render } from 'preact';

import { preparePage } from '@/components/hooks/prepare-page';
import { LibraryProvider } from '@/components/hooks/use-library';
import { PrintView } from '@/components/print/PrintView';
import { openLibrary } from '@/utils/library/open-library';

const library = openLibrary();

void preparePage().then((root) => {
  render(
    <LibraryProvider value={library}>
      <PrintView requestId={location.hash.slice(1)} />
    </LibraryProvider>,
    root,
  );
});
