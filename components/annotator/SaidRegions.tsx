import type { Said } from './annotator-state';

/**
 * What is said to those who hear the page. What isn't urgent waits until they have heard what they hear. Both regions must be
 * in the page before they have their words: a region that comes with them says nothing.
 */
export function SaidRegions({ said }: { said: Said | null }) {
  const spoken = said && (
    <>
      {said.words}
      {said.quote && <span lang={said.quote.lang}>{said.quote.text}</span>}
    </>
  );
  return (
    <>
      <output class="said">{!said?.isUrgent && spoken}</output>
      <div class="said" role="alert">
        {said?.isUrgent && spoken}
      </div>
    </>
  );
}
