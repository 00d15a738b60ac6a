import { useEffect } from 'preact/hooks';

import { i18n } from '#i18n';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';

import { pictureElement } from './picture-elements';

/** Draws the highlights of pictures around them, and keeps them drawn as they change. */
export function useMarkedPictures(
  root: HTMLElement | null,
  placed: PlacedHighlight[],
  focused: string | null,
): void {
  useEffect(() => {
    if (!root) return;
    const marked = placed.flatMap((highlight) => {
      const element = highlight.picture === undefined ? null : pictureElement(root, highlight.picture);
      return element ? [{ highlight, element }] : [];
    });
    for (const { highlight, element } of marked) {
      element.dataset.color = highlight.color;
      element.dataset.highlight = highlight.id;
      element.toggleAttribute('data-changed', highlight.isChanged);
      element.toggleAttribute('data-focused', highlight.id === focused);
      setLabel(element, i18n.t('annotation.picture.open'));
    }
    return () => {
      for (const { element } of marked) {
        for (const name of ['color', 'highlight', 'changed', 'focused'])
          element.removeAttribute(`data-${name}`);
        setLabel(element, i18n.t('annotation.picture.mark'));
      }
    };
  }, [root, placed, focused]);
}

function setLabel(element: HTMLElement, label: string): void {
  const button = element.closest('[data-picture-frame]')?.querySelector<HTMLElement>('[data-mark]');
  if (!button) return;
  button.title = label;
  button.ariaLabel = label;
}
