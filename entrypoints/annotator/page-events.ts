import { documentProperty } from '@/utils/extract/page-window';
import { trusted } from '@/utils/shared/trusted';

/** What is heard of the page. */
interface PageEvents {
  /** The selection may be another, and isn't being drawn with the mouse. */
  onSelection: () => void;
  onClick: (event: MouseEvent) => void;
  /** The pointer is on something else. */
  onHover: (event: MouseEvent) => void;
  /** The mouse has left the window. */
  onLeave: () => void;
  /** The browser's menu opens. */
  onMenu: (event: MouseEvent) => void;
  onEscape: () => void;
  /** The reader is here again: what another window, such as the library's, has changed meanwhile isn't known here. */
  onReturn: () => void;
  /** The address may be another, without another document. */
  onAddress: () => void;
}

/**
 * Listens to the page until the signal; what its scripts make up, and what happens on the controls at `host`, isn't
 * heard. Gives what reads the selection now, unless it is being drawn: then that is heard when it is done.
 */
export function watchPage(
  signal: AbortSignal,
  host: Element,
  { onSelection, onClick, onHover, onLeave, onMenu, onEscape, onReturn, onAddress }: PageEvents,
): () => void {
  const options = { capture: true, passive: true, signal };
  const onWindow = <Type extends keyof WindowEventMap>(
    type: Type,
    handle: (event: WindowEventMap[Type]) => void,
  ): void => {
    window.addEventListener(type, trusted(handle), options);
  };
  const onDocument = (type: string, handle: () => void): void => {
    EventTarget.prototype.addEventListener.call(document, type, trusted(handle), options);
  };

  let isDrawing = false;
  /** What is dragged from our controls into the page ends in a click there that isn't meant for it. */
  let isFromControls = false;
  onWindow('pointerdown', ({ pointerType, target }) => {
    isFromControls = target === host;
    isDrawing = pointerType === 'mouse' && target !== host;
  });
  onWindow('pointerup', ({ target }) => {
    isDrawing = false;
    if (target !== host && !isFromControls) onSelection();
  });
  const readSelection = (): void => {
    if (!isDrawing) onSelection();
  };
  onDocument('selectionchange', readSelection);
  onWindow('click', (event) => {
    if (event.target !== host && !isFromControls) onClick(event);
  });
  onWindow('pointerover', (event) => {
    if (event.target !== host) onHover(event);
  });
  // A finger leaves whenever it is lifted.
  onWindow('pointerout', ({ pointerType, relatedTarget }) => {
    if (pointerType === 'mouse' && relatedTarget === null) onLeave();
  });
  onWindow('contextmenu', onMenu);
  onWindow('keydown', ({ key }) => {
    if (key === 'Escape') onEscape();
  });

  onWindow('pageshow', onReturn);
  onWindow('focus', ({ target }) => {
    if (target === window) onReturn();
  });
  onDocument('visibilitychange', () => {
    if (documentProperty(window, 'visibilityState') === 'visible') onReturn();
  });

  // Where there is no such object (Firefox before 147), only the way back is told of.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', onAddress, { signal });
  window.addEventListener('popstate', onAddress, { signal });
  return readSelection;
}
