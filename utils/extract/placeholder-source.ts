/** Names of files that stand in until a script brings the picture, or that only count readers. */
const PLACEHOLDER_NAME =
  /(?:^|[-_/.])(?:1x1|blank|clear|dot|empty|grey|lazy-?load(?:er|ing)?|loading|pixel|placeholder|spacer|transparent)[-\w]{0,20}\.(?:gif|jpe?g|png|svg|webp)$/i;

/** Longest data: address taken for a placeholder: a blurred preview or an empty drawing; pictures are longer. */
const PLACEHOLDER_DATA_LENGTH = 1_000;

/** Whether an address is of a picture that only keeps the place of another one. */
export function isPlaceholder(url: string): boolean {
  if (/^data:/i.test(url)) return url.length < PLACEHOLDER_DATA_LENGTH;
  const [path = ''] = url.split(/[?#]/, 1);
  return PLACEHOLDER_NAME.test(path.slice(-200));
}
