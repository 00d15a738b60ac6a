import { expect, test } from 'vitest';

import type { SavedPicture } from '@/utils/article/article';
import { missingPictures } from '@/utils/images/missing-pictures';

function aPicture(url: string, rest: Partial<SavedPicture> = {}): SavedPicture {
  return { url, alt: '', width: null, height: null, hash: null, failure: 'blocked', ...rest };
}

test('counts the pictures that may still come, and names their servers, the one with most first', () => {
  expect(
    missingPictures([
      aPicture('https://one.example/a.jpg'),
      aPicture('https://two.example:8080/b.jpg'),
      aPicture('https://two.example/c.jpg', { failure: 'unreachable' }),
      aPicture('https://three.example/d.jpg', { hash: 'd', failure: null }),
    ]),
  ).toEqual({ hosts: ['two.example', 'one.example'], fetchable: 3, lost: 0 });
});

test('asks no server for what it can’t give', () => {
  expect(
    missingPictures([
      aPicture('https://one.example/a.jpg', { failure: 'too-large' }),
      aPicture('https://one.example/b.jpg', { failure: 'not-a-picture' }),
      aPicture('data:image/png;base64,', { failure: 'unreachable' }),
    ]),
  ).toEqual({ hosts: [], fetchable: 0, lost: 3 });
});
