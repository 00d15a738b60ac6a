import { afterEach, describe, expect, it } from 'vitest';

import {
  anchorImage,
  describeImage,
  isStillImage,
  pageImage,
  pageImages,
} from '@/utils/annotation/page-images';

afterEach(() => {
  document.body.replaceChildren();
});

const at = (path: string): string => new URL(path, document.baseURI).href;

function show(html: string): HTMLImageElement[] {
  // eslint-disable-next-line no-unsanitized/method -- made by the tests themselves
  document.body.append(document.createRange().createContextualFragment(html));
  return [...document.querySelectorAll('img')];
}

describe('the pictures of a page', () => {
  it('are known by the address that is saved of them, wherever the page keeps it, and by what is said of them', () => {
    const [lazy, sized, drawn] = show(`
      <figure><img src="/blank.gif" data-src="/quay.jpg" alt=" The  quay "><figcaption>The quay
        on Tuesday</figcaption></figure>
      <img src="/boat-300.jpg" srcset="/boat-300.jpg 300w, /boat-1600.jpg 1600w">
      <img src="data:image/png;base64,AAAA">`);
    const image = lazy && pageImage(lazy);
    expect(image && describeImage(image)).toEqual({
      url: at('/quay.jpg'),
      alt: 'The quay',
      caption: 'The quay on Tuesday',
    });
    expect(sized && pageImage(sized)?.addresses[0]).toBe(at('/boat-1600.jpg'));
    expect(drawn && pageImage(drawn)).toBeNull();
  });

  it('are found by their address in whatever size, else by what is said of them', () => {
    show(`<img src="/quay.jpg?w=300"><p><img src="/other.jpg" alt="The captain at the wheel"></p>`);
    const images = pageImages(document.body);
    const find = (url: string, alt = '') => anchorImage({ url: at(url), alt, caption: '' }, images);
    expect(find('/quay.jpg?w=1600')).toMatchObject({ state: 'exact', picture: 0 });
    expect(find('/wheel.jpg', 'The captain at the wheel')).toMatchObject({ state: 'changed', picture: 1 });
    expect(find('/map.jpg')).toEqual({ state: 'orphaned' });
  });

  it('stand as long as they show the same', () => {
    const [img] = show('<img src="/quay.jpg">');
    const image = img && pageImage(img);
    if (!img || !image) throw new Error('no picture');
    expect(isStillImage(image)).toBe(true);
    img.src = '/map.jpg';
    expect(isStillImage(image)).toBe(false);
    img.src = '/quay.jpg';
    img.remove();
    expect(isStillImage(image)).toBe(false);
  });
});
