/** What happens on our controls is none of the page's: its listeners that hear of it last don't. */
export function keepFromPage(place: Element): void {
  for (const type of UI_EVENTS) {
    place.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
}

const UI_EVENTS = [
  'auxclick',
  'click',
  'contextmenu',
  'copy',
  'dblclick',
  'focusin',
  'focusout',
  'gotpointercapture',
  'keydown',
  'keypress',
  'keyup',
  'lostpointercapture',
  'mousedown',
  'mousemove',
  'mouseout',
  'mouseover',
  'mouseup',
  'pointercancel',
  'pointerdown',
  'pointermove',
  'pointerout',
  'pointerover',
  'pointerup',
  'selectstart',
  'touchcancel',
  'touchend',
  'touchmove',
  'touchstart',
  'wheel',
];
