import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { annotatePage, pageHighlights } from '@/utils/library/annotate-page';
import { commitSave } from '@/utils/library/commit-save';
import { failSave } from '@/utils/library/start-save';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

const PAGE = 'https://courier.example/2026/ferry';
const SAVED = 'https://courier.example/boat.jpg?w=1600';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const capture = () =>
  aCapture({
    content: '<p>The ferry stops on Friday.</p><img data-picture="0"><img data-picture="1">',
    pictures: ['https://courier.example/quay.jpg', SAVED].map((url) => ({
      url,
      alt: 'A picture',
      width: 640,
      height: 400,
    })),
  });

const mark = (url: string, id = library.newId()) =>
  annotatePage(
    library,
    { tabId: 1, url: PAGE, title: '' },
    { id, color: 'green', picture: { url, alt: 'The boat', caption: 'On Tuesday' } },
  );

const selectors = async () =>
  (await library.db.annotations.toArray()).map(({ target }) => target.selector[0]);

describe('a picture that is highlighted in the live page', () => {
  it('is that of the saved copy, also in another size', async () => {
    await stageCapture(library, 's1', capture());
    await commitSave(library, 's1', false);
    expect((await mark('https://courier.example/boat.jpg?w=300')).ok).toBe(true);
    expect(await selectors()).toMatchObject([
      {
        value: `img[data-picture="1"], img[src="${SAVED}"]`,
        picture: { url: SAVED, alt: 'The boat', caption: 'On Tuesday' },
      },
    ]);
    // What the page is told of it says nothing of its bytes.
    expect(await pageHighlights(library, PAGE)).toMatchObject([
      { quote: { exact: 'On Tuesday' }, picture: { url: SAVED, alt: 'The boat', caption: 'On Tuesday' } },
    ]);
    expect(JSON.stringify(await pageHighlights(library, PAGE))).not.toContain('hash');
  });

  it('is kept by its address where the saved copy lacks it', async () => {
    await stageCapture(library, 's1', capture());
    await commitSave(library, 's1', false);
    await mark('https://courier.example/"map".jpg');
    expect(await selectors()).toMatchObject([
      { value: 'img[src="https://courier.example/\\"map\\".jpg"]', picture: { hash: null } },
    ]);
  });

  it('comes into the library with its page, once', async () => {
    const highlight = {
      id: library.newId(),
      color: 'green' as const,
      picture: { url: SAVED, alt: '', caption: '' },
    };
    await stageCapture(library, 's1', capture(), { highlights: [highlight] });
    await failSave(library, 's1', { kind: 'empty' });
    await stageCapture(library, 's2', capture(), {
      highlights: [{ ...highlight, id: library.newId() }],
    });
    await commitSave(library, 's2', false);
    expect(await selectors()).toMatchObject([{ value: `img[data-picture="1"], img[src="${SAVED}"]` }]);
  });

  it('isn’t taken without an address of its own', async () => {
    await stageCapture(library, 's1', capture());
    await commitSave(library, 's1', false);
    await expect(mark('data:image/png;base64,AAAA')).rejects.toThrow();
  });
});
