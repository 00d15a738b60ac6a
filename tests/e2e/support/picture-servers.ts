import { noPicturesPage } from '../../fixtures/samples/hostile-pages.ts';
import { picture } from '../../fixtures/samples/picture.ts';
import { startServer, type TestServer } from './server.ts';

/** A site whose article shows two pictures of another host, which lets no other site copy them. */
export interface PictureServers {
  page: TestServer;
  pictures: TestServer;
  /** How the pictures are answered from now on; `held` answers when it is changed again. */
  answer: (how: 'given' | 'broken' | 'held') => void;
  close(): Promise<void>;
}

export async function startPictureServers(): Promise<PictureServers> {
  let how: 'given' | 'broken' | 'held' = 'given';
  let release = (): void => undefined;
  let changed = Promise.resolve();
  const pictures = await startServer({
    routes: Object.fromEntries(
      ['/dawn.png', '/dusk.png'].map((path, index) => [
        path,
        async (response) => {
          if (how === 'held') await changed;
          if (how === 'broken') response.writeHead(500).end();
          else
            response
              .writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' })
              .end(picture(600, 400, [90 + index * 60, 120, 150]));
        },
      ]),
    ),
  });
  // Another host of this machine: the page's own is named by its number.
  const host = pictures.origin.replace('127.0.0.1', 'localhost');
  const figures = ['dawn', 'dusk']
    .map(
      (name) =>
        `<figure><img src="${host}/${name}.png" width="600" height="400" alt=""><figcaption>The ferry at ${name}.</figcaption></figure>`,
    )
    .join('');
  const page = await startServer({
    routes: { '/ferry': { body: noPicturesPage().replace('</p>', `</p>${figures}`) } },
  });
  return {
    page,
    pictures,
    answer: (next) => {
      const before = release;
      how = next;
      if (next === 'held') changed = new Promise((resolve) => (release = resolve));
      before();
    },
    close: async () => {
      release();
      await page.close();
      await pictures.close();
    },
  };
}
