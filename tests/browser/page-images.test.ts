import { afterEach, describe, expect, it } from 'vitest';

import {
  anchorImage,
  describeImage,
  isKeptOf,
  isStillImage,
  pageImage,
  pageImages,
} from '@/utils/annotation/page-images';
import { atOnce, type Steps } from '@/utils/shared/steps';

afterEach(() => {
  document.body.replaceChildren();
});

const at = (path: string): string => new URL(path, document.baseURI).href;

function show(html: string): HTMLImageElement[] {
  // eslint-disable-next-line no-unsanitized/method -- made by the tests themselves
  document.body.append(document.createRange().createContextualFragment(html));
  return [...document.querySelectorAll('img')];
}

/** What finds a picture among those of the page as it is now. */
function finder() {
  const images = atOnce(pageImages(document.body));
  return (url: string, alt = '', caption = '') => atOnce(anchorImage({ url: at(url), alt, caption }, images));
}

function giveCaption(image: HTMLImageElement): void {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = 'The captain at the wheel';
  image.replaceWith(figure);
  figure.append(image, caption);
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
    const find = finder();
    expect(find('/quay.jpg?w=1600')).toMatchObject({ state: 'exact', picture: 0 });
    expect(find('/wheel.jpg', 'The captain at the wheel')).toMatchObject({ state: 'changed', picture: 1 });
    expect(find('/map.jpg')).toEqual({ state: 'orphaned' });
  });

  it('aren’t the placeholders that stand in until they come', () => {
    const [lazy] = show('<img src="/blank.gif">');
    expect(lazy && pageImage(lazy)).toBeNull();
  });

  it('are found where the page shows them when it has them twice', () => {
    show(`<figure style="display: none"><img src="/quay.jpg"><figcaption>The quay</figcaption></figure>
      <img src="/quay.jpg?w=1600"><p style="display: none"><img src="/map.jpg"></p>`);
    const find = finder();
    expect(find('/quay.jpg', '', 'The quay')).toMatchObject({ state: 'exact', picture: 1 });
    expect(find('/map.jpg')).toMatchObject({ state: 'exact', picture: 2 });
  });

  it('are one and the same under each of their addresses, in whatever size', () => {
    const [img] = show('<img src="/quay-300x200.jpg" srcset="/quay-300x200.jpg 300w, /quay.jpg 1600w">');
    const image = img && pageImage(img);
    const isIts = image ? isKeptOf(image) : () => false;
    const kept = (url: string) => isIts({ url: at(url), alt: '', caption: '' });
    expect(['/quay.jpg', '/quay-640x400.jpg', '/map.jpg'].map(kept)).toEqual([true, true, false]);
  });

  it('have their captions read once, and let the page go on between them', () => {
    show(Array.from({ length: 250 }, (_, index) => `<img src="/${String(index)}.jpg">`).join(''));
    const steps = pageImages(document.body);
    const pausesOf = <T>(work: Steps<T>): { pauses: number; result: T } => {
      for (let pauses = 0; ; pauses += 1) {
        const step = work.next();
        if (step.done) return { pauses, result: step.value };
      }
    };
    const read = pausesOf(steps);
    const lost = { url: at('/gone.jpg'), alt: '', caption: 'The captain at the wheel' };
    expect([read.pauses, pausesOf(anchorImage(lost, read.result)).pauses]).toEqual([2, 2]);
    const [first] = document.querySelectorAll('img');
    if (first) giveCaption(first);
    expect(atOnce(anchorImage(lost, read.result))).toEqual({ state: 'orphaned' });
    expect(atOnce(anchorImage(lost, atOnce(pageImages(document.body))))).toMatchObject({ picture: 0 });
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
