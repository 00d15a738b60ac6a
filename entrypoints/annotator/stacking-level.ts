import { parentElementOf } from '@/utils/extract/page-window';

/**
 * The `z-index` at which an element stands among all of its page: that of the outermost stacking context that it is in (CSS
 * 2.2, appendix E). What comes last in the document at this level is right in front of it, and behind what covers it.
 */
export function stackingLevel(element: Element): number {
  let level = 0;
  for (let box: Element | null = element; box; box = parentElementOf(window, box)) {
    const style = getComputedStyle(box);
    const parent = parentElementOf(window, box);
    // The root is one itself, in which all others are.
    if (!parent) break;
    if (isLevelled(style, getComputedStyle(parent))) level = Number(style.zIndex);
    else if (isContext(style)) level = 0;
  }
  return level;
}

/** Whether its `z-index` counts. */
function isLevelled({ zIndex, position }: CSSStyleDeclaration, parent: CSSStyleDeclaration): boolean {
  return zIndex !== 'auto' && (position !== 'static' || /flex|grid/.test(parent.display));
}

/** Whether it stands as one, at the level of what has none: MDN, "Stacking context". */
function isContext(style: CSSStyleDeclaration): boolean {
  const { position, opacity, transform, filter, perspective, clipPath, isolation, mixBlendMode } = style;
  return (
    position === 'fixed' ||
    position === 'sticky' ||
    Number(opacity) < 1 ||
    [transform, filter, perspective, clipPath].some((value) => value !== 'none') ||
    isolation === 'isolate' ||
    mixBlendMode !== 'normal' ||
    /transform|opacity|filter/.test(style.willChange) ||
    /paint|layout|strict|content/.test(style.contain)
  );
}
