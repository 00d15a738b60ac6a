/** A handler for what the reader does; what a page's script makes up isn't heard. */
export function trusted<Made extends Event>(handler: (event: Made) => void): (event: Made) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
