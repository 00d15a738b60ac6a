import { useEffect, useReducer } from 'preact/hooks';

/** Draws anew whenever the page may have moved under us: it scrolled, or the window has another size. */
export function usePageMoves(): void {
  const [, draw] = useReducer((count: number, _: Event) => count + 1, 0);
  useEffect(() => {
    const controller = new AbortController();
    const options = { capture: true, passive: true, signal: controller.signal };
    window.addEventListener('scroll', draw, options);
    window.addEventListener('resize', draw, options);
    return () => {
      controller.abort();
    };
  }, []);
}
