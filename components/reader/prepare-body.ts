import { Highlighter } from 'lucide-preact';
import { h, render } from 'preact';

import { i18n } from '#i18n';
import type { SavedPicture } from '@/utils/article/article';
import { decodedAddress } from '@/utils/article/decoded-address';

import styles from './ArticleBody.module.css';

/** The pictures of a version: what is known of each, and those that are kept. */
export interface BodyPictures {
  pictures: Map<number, Blob>;
  saved: SavedPicture[];
  /** Whether there is a button beside each by which it is highlighted. */
  areMarkable: boolean;
}

/**
 * Makes a sanitised body ready to be read: pictures are shown and can be enlarged, wide tables scroll within themselves, links
 * say where they lead. Its text stays as it is, since highlights count its characters. Gives what lets go of the pictures.
 */
export function prepareBody(
  body: DocumentFragment,
  { pictures, saved, areMarkable }: BodyPictures,
): () => void {
  const urls: string[] = [];
  for (const img of body.querySelectorAll('img')) {
    const index = Number(img.dataset.picture);
    const blob = pictures.get(index);
    if (blob) {
      const url = URL.createObjectURL(blob);
      urls.push(url);
      showPicture(img, url);
    } else {
      const missing = missingPicture(saved[index]?.alt ?? img.alt);
      missing.dataset.picture = String(index);
      img.replaceWith(missing);
    }
  }
  for (const picture of body.querySelectorAll<HTMLElement>('[data-picture]')) frame(picture, areMarkable);
  for (const table of body.querySelectorAll('table')) {
    if (!table.parentElement?.closest('table')) wrapTable(table);
  }
  for (const block of body.querySelectorAll('pre')) block.tabIndex = 0;
  for (const link of body.querySelectorAll('a')) link.title ||= decodedAddress(link.href);
  return () => {
    for (const url of urls) URL.revokeObjectURL(url);
  };
}

/** Pixels up to which a picture is a sign within a line, not an illustration. */
const SMALL = 64;

function showPicture(img: HTMLImageElement, url: string): void {
  img.src = url;
  img.decoding = 'async';
  if (img.width > 0 && img.width <= SMALL) {
    img.dataset.small = '';
    return;
  }
  // A picture that is a link goes where it leads.
  if (img.closest('a')) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = styles.enlarge ?? '';
  button.title = i18n.t('reader.enlarge');
  img.replaceWith(button);
  button.append(img);
}

/** Puts a picture into a frame, with what can be clicked of it; signs within a line and pictures within a larger link have none. */
function frame(picture: HTMLElement, isMarkable: boolean): void {
  const clicked = picture.closest('a, button') ?? picture;
  const isAlone = clicked === picture || (clicked.childNodes.length === 1 && clicked.firstChild === picture);
  if ('small' in picture.dataset || !isAlone) return;
  const around = document.createElement('span');
  around.className = styles.picture ?? '';
  around.dataset.pictureFrame = '';
  clicked.replaceWith(around);
  around.append(clicked);
  if (isMarkable) around.append(markButton());
}

function markButton(): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = styles.mark ?? '';
  button.dataset.mark = '';
  button.title = i18n.t('annotation.picture.mark');
  button.ariaLabel = button.title;
  render(h(Highlighter, { size: 18, 'aria-hidden': true }), button);
  return button;
}

/** Stands where a picture isn't kept; its words are drawn by the style sheet, so that they are no text of the article. */
function missingPicture(alt: string): HTMLElement {
  const frame = document.createElement('span');
  const words = i18n.t('reader.pictureMissing');
  frame.role = 'img';
  frame.ariaLabel = alt === '' ? words : `${words}: ${alt}`;
  frame.dataset.missing = words;
  frame.dataset.alt = alt;
  return frame;
}

function wrapTable(table: HTMLTableElement): void {
  const frame = document.createElement('div');
  frame.className = styles.table ?? '';
  // What scrolls must be reached by keyboard, and then says what it is.
  frame.tabIndex = 0;
  frame.role = 'group';
  frame.ariaLabel = i18n.t('reader.table');
  table.replaceWith(frame);
  frame.append(table);
}
