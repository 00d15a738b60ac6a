import type { CslName } from '../references/person-name';

/** The most names that APA lists; of more it has so many less one, and the last. */
const APA_NAMES = 20;
/** The most names that Chicago's bibliographies list, and how many they have of more. */
const CHICAGO_NAMES = 10;
const CHICAGO_FIRST = 7;
/** Names that GB/T 7714 lists. */
const GBT_NAMES = 3;

/** "Field, A. B., & Sea, J.-P." */
export function apaNames(names: readonly CslName[]): string {
  const written = names.map((name) =>
    'literal' in name ? name.literal : `${name.family}, ${initials(name.given, '. ', '-')}`,
  );
  const last = written.at(-1) ?? '';
  if (written.length > APA_NAMES) return `${written.slice(0, APA_NAMES - 1).join(', ')}, … ${last}`;
  return listed(written, '&', needsComma(names));
}

/** "Field, Ann, and Bo Sea"; of three or more "Field, Ann, et al." */
export function mlaNames(names: readonly CslName[]): string {
  const written = names.map(nameInOrder);
  const [first] = names;
  if (first) written[0] = inverted(first);
  if (written.length > 2) return `${written[0] ?? ''}, et al.`;
  return listed(written, 'and', needsComma(names));
}

/** "Field, Ann van der, Bo Sea, and Cy Lake" */
export function chicagoNames(names: readonly CslName[]): string {
  const written = names.map(nameInOrder);
  const [first] = names;
  if (first) written[0] = inverted(withParticleBehind(first));
  if (written.length > CHICAGO_NAMES) return `${written.slice(0, CHICAGO_FIRST).join(', ')}, et al.`;
  return listed(written, 'and', needsComma(names));
}

/** "FIELD A B, SEA J P, 王小波, 等"; the last word is that of the language of the article. */
export function gbtNames(names: readonly CslName[], others: string): string {
  const written = names.map((name) =>
    'literal' in name ? name.literal : `${name.family.toUpperCase()} ${initials(name.given, ' ', ' ')}`,
  );
  return (written.length > GBT_NAMES ? [...written.slice(0, GBT_NAMES), others] : written).join(', ');
}

function listed(written: readonly string[], and: string, isCommaNeeded: boolean): string {
  const last = written.at(-1) ?? '';
  if (written.length < 2) return last;
  return `${written.slice(0, -1).join(', ')}${isCommaNeeded ? ',' : ''} ${and} ${last}`;
}

/** Two names that aren't turned round need no comma between them. */
function needsComma(names: readonly CslName[]): boolean {
  return names.length > 2 || names.some((name) => 'family' in name);
}

/** "Field, Ann"; names that aren't turned round as they are. */
export function inverted(name: CslName): string {
  return 'literal' in name ? name.literal : `${name.family}, ${name.given}`;
}

/** "Ann Field" */
export function nameInOrder(name: CslName): string {
  return 'literal' in name ? name.literal : `${name.given} ${name.family}`;
}

/** Under "van der Field" nobody looks in a bibliography of Chicago's: it stands under "Field". */
function withParticleBehind(name: CslName): CslName {
  if ('literal' in name) return name;
  const [, particle = '', family = ''] = /^((?:\p{Ll}[\p{Ll}’']* )+)(.+)$/u.exec(name.family) ?? [];
  return family === '' ? name : { family, given: `${name.given} ${particle.trim()}` };
}

/** "Ann-Mary B." is "A.-M. B." or "A M B"; words in lower case, which belong to the family's name, stay. */
function initials(given: string, mark: '. ' | ' ', hyphen: '-' | ' '): string {
  return given
    .split(/[\s.]+/u)
    .filter((word) => word !== '')
    .map((word) => {
      if (/^\p{Ll}/u.test(word)) return `${word} `;
      const letters = word.split('-').map((part) => `${Array.from(part)[0] ?? ''}${mark.trim()}`);
      return `${letters.join(hyphen)} `;
    })
    .join('')
    .trim();
}
