/** A number as the language of the page writes it. */
export function numberWords(number: number): string {
  return new Intl.NumberFormat(document.documentElement.lang).format(number);
}
