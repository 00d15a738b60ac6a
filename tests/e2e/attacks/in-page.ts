// Functions that run in pages: each stands alone.

declare global {
  interface Window {
    /** What ran, or would have. */
    noted?: string[];
  }
}

/** Notes in `window.top.noted` whatever of a page's content runs, or is kept from it by a policy. */
export function noteWhatRuns(): void {
  const noted = ((window.top ?? window).noted ??= []);
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'] as const)
    Object.defineProperty(globalThis, name, {
      value: (...args: unknown[]) => {
        noted.push(`${name}(${args.map(String).join()})`);
      },
      configurable: true,
    });
  document.addEventListener(
    'securitypolicyviolation',
    ({ violatedDirective, blockedURI, sample }) => {
      noted.push(`${violatedDirective}: ${blockedURI} ${sample}`);
    },
    true,
  );
}

/** Sends every element of what a selector names, in a document and its frames, the events that handlers wait for. */
export function disturb(selector: string): void {
  const events =
    'click dblclick mousedown mouseup mouseover mousemove mouseenter mouseout focus blur focusin keydown keypress keyup input ' +
    'change select submit reset toggle beforetoggle load error animationstart animationend transitionend pointerdown pointerover ' +
    'wheel scroll touchstart copy paste drag drop cut message resize hashchange begin end play canplay loadstart';
  // What a click does by itself may lead away.
  const stay = (event: Event): void => {
    event.preventDefault();
  };
  const frames = [...document.querySelectorAll('iframe')].map(({ contentDocument }) => contentDocument);
  for (const inside of [document, ...frames]) {
    inside?.addEventListener('click', stay, true);
    for (const root of inside?.querySelectorAll(selector) ?? [])
      for (const element of [root, ...root.querySelectorAll('*')])
        for (const type of events.split(' ')) element.dispatchEvent(new Event(type, { cancelable: true }));
    inside?.removeEventListener('click', stay, true);
  }
}

/** Elements of what a selector names that could run, ask, cover or be mistaken for something: each as its markup begins. */
export function strangeElements(selector: string): string[] {
  const names =
    'script style link meta base iframe frame object embed applet form input textarea select math video audio source track template ' +
    'noscript title portal';
  const isStrange = (element: Element): boolean =>
    names.split(' ').includes(element.localName) ||
    [...element.attributes].some(
      ({ name, value }) =>
        /^on|^(?:id|name|style|srcset|srcdoc|ping|background|action|formaction|xlink:href|data|poster)$/.test(
          name,
        ) ||
        (name === 'href' && !/^(?:https?|mailto):|^#/.test(value)) ||
        (name === 'src' && !/^(?:blob:|data:image\/|pictures\/)/.test(value)),
    );
  return [...document.querySelectorAll(selector)]
    .flatMap((root) => [...root.querySelectorAll('*')])
    .filter(isStrange)
    .map(({ outerHTML }) => outerHTML.slice(0, 200));
}

/** What was noted since the last time. */
export function takeNoted(): string[] {
  return window.noted?.splice(0) ?? [];
}

/** Puts pieces of HTML into a page, each behind a paragraph of its own. */
export function fillPage(pieces: string[]): void {
  const article = document.querySelector('article');
  // All at once: names in them take the place of what a document can do.
  const filled = pieces.flatMap((piece, index) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = `Case ${String(index)}: the ferry crossed the bay in fog, and nobody on the pier could see what it carried.`;
    const place = document.createElement('div');
    // eslint-disable-next-line no-unsanitized/property -- the page is a hostile one
    place.innerHTML = piece;
    // A page that leads to another at once, where the proxy can't hold it under TLS, is never there to be saved.
    for (const meta of place.querySelectorAll('meta[http-equiv=refresh i][content*="https:" i]'))
      meta.remove();
    return [paragraph, place];
  });
  article?.append(...filled);
}
