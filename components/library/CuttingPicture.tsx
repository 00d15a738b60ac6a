/** A cutting with its corner snipped off, and the line of the scissors. */
export function CuttingPicture() {
  return (
    <svg viewBox="0 0 240 168" width="240" height="168" aria-hidden="true" focusable="false">
      <g fill="none" stroke="var(--rule)" stroke-width="1.5">
        <path d="M22 20h168v128H22z" fill="var(--raised)" transform="rotate(-5 106 84)" />
      </g>
      <path d="M56 22h118l26 26v102H56z" fill="var(--raised)" stroke="var(--control)" stroke-width="1.5" />
      <path d="M174 22l26 26" stroke="var(--accent)" stroke-width="2" stroke-dasharray="5 4" />
      <g stroke="var(--ink)" stroke-width="5" stroke-linecap="square">
        <path d="M72 46h82" />
        <path d="M72 60h58" />
      </g>
      <path d="M72 76h48v34H72z" fill="var(--sunken)" stroke="var(--rule)" />
      <path d="M72 104l14-14 10 9 12-13 12 13v11H72z" fill="var(--rule)" />
      <g stroke="var(--control)" stroke-width="2">
        <path d="M132 78h52M132 88h52M132 98h44M132 108h52M72 122h112M72 132h112" />
      </g>
      <path
        d="M72 122h62"
        stroke="var(--highlight-yellow)"
        stroke-width="9"
        style={{ mixBlendMode: 'multiply' }}
      />
    </svg>
  );
}
