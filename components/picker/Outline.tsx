interface OutlineProps {
  block: Element;
  /** What the outline tells: the block that a click is for, or what was chosen of it. */
  kind: 'current' | 'include' | 'exclude';
}

/** A frame around a block of the page, where that stands now. */
export function Outline({ block, kind }: OutlineProps) {
  const { left, top, width, height } = block.getBoundingClientRect();
  const style = {
    left: `${String(left)}px`,
    top: `${String(top)}px`,
    width: `${String(width)}px`,
    height: `${String(height)}px`,
  };
  return <div class="outline" data-kind={kind} style={style} aria-hidden="true" />;
}
