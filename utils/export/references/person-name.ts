/** A name as CSL-JSON has it: of a person whose name is divided, or as it is written. */
export type CslName = { family: string; given: string } | { literal: string };

/** Scripts in which names stand in one piece, the family's first: where it ends, only who knows the language can tell. */
export const UNDIVIDED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Words that no person is called by. */
const NO_PERSON =
  /\b(?:agency|agencies|associated|board|bureau|committee|correspondents?|desk|editorial|editors?|foundation|magazine|media|ministry|network|news|newsroom|office|press|radio|reporters?|reuters|staff|team|times|tv|university|wires?|writers?)\b|[&@\d]|^the /i;

/** Words that belong to the family's name behind them. */
const PARTICLE =
  /^(?:al|ap|bin|bint|da|dal|de|del|della|den|der|di|dos|du|el|het|ibn|la|le|ten|ter|van|von|zu|zum|zur)$/;

/** Words behind the family's name that are no part of it. */
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md)\.?$/i;

/**
 * A name of a byline, divided where that can be told: "Ann van der Field", "Field, Ann". Names of outlets and agencies, of one
 * word, and those of Chinese, Japanese and Korean stay whole: a whole name is right in every style, one cut at the wrong place in none.
 */
export function personName(name: string, organisations: readonly (string | null)[] = []): CslName {
  const whole = { literal: name };
  if (UNDIVIDED.test(name) || NO_PERSON.test(name) || organisations.includes(name)) return whole;
  const [family = '', given = '', ...more] = name.split(', ');
  if (given !== '') return more.length > 0 || SUFFIX.test(given) ? whole : { family, given };
  const words = name.split(' ');
  if (words.length === 1 || words.length > 6 || words.some((word) => SUFFIX.test(word))) return whole;
  const particle = words.findIndex((word, index) => index > 0 && PARTICLE.test(word));
  const at = particle > 0 && particle < words.length - 1 ? particle : words.length - 1;
  return { family: words.slice(at).join(' '), given: words.slice(0, at).join(' ') };
}
