/** Parameters that ask a server for a size or a format of the same picture, whatever its address looks like. */
const SIZE_PARAMETER = /^(?:auto|crop|dpr|fit|fm|format|[hqw]|height|imwidth|quality|resize|width)$/i;
/** The same, where the address is that of a file: elsewhere they may name the picture. */
const FILE_PARAMETER = /^(?:itok|rect|[stv]|sharp|size|ssl|strip|usm|ver|version)$/i;
const PICTURE_FILE = /\.(?:avif|gif|jpe?g|png|webp)$/i;
const SIZE_IN_NAME =
  /[-_@](?:\d{2,4}x\d{2,4}|\d{2,4}w|[1-3]x|scaled|thumb(?:nail)?|small|medium|large)(?=\.\w{2,5}$|$)/i;
/** A size or a cut behind the name, as some servers write it: `boat~640x480`, `boat_v-16to9`. */
const SIZE_BEHIND_NAME = /(?:~[^/.]{1,40}|__?v-[^/.]{1,40})(?=\.\w{2,5}$|$)/i;
/** A file that is named after its size: the folder names the picture. Mere numbers are names like any other. */
const SIZE_AS_NAME = /\/\d{2,4}[x@]\d{1,4}(?:\.\w{2,5})?$/;

/** What two addresses of the same picture in different sizes have in common. */
export function pictureKey(url: string): string {
  if (!URL.canParse(url) || url.startsWith('data:')) return url;
  const { host, pathname, search, searchParams } = new URL(url);
  const path = pathname.replace(SIZE_AS_NAME, '').replace(SIZE_IN_NAME, '');
  if (search === '') return `${host}${path}?`;
  const isFile = PICTURE_FILE.test(pathname);
  const rest = [...searchParams].filter(
    ([name]) => !SIZE_PARAMETER.test(name) && !(isFile && FILE_PARAMETER.test(name)),
  );
  return `${host}${path}?${new URLSearchParams(rest).toString()}`;
}

/** Whether an address is that of a picture's file. */
export function isPictureFile(url: string): boolean {
  return PICTURE_FILE.test(url.split(/[?#]/, 1)[0] ?? '');
}

/** Whether two addresses are likely of one picture, cut to another shape or kept on another server. */
export function isSamePicture(a: string, b: string): boolean {
  if (pictureKey(a) === pictureKey(b)) return true;
  const name = fileName(a);
  return isOnePictures(name) && name === fileName(b);
}

/** Whether a name is hardly given to two pictures. */
function isOnePictures(name: string): boolean {
  return (name.length >= 8 && /\d/.test(name)) || name.length >= 20;
}

/** Names that say nothing of the picture. */
const COMMON_NAME =
  /^(?:\d{0,4}|(?:article|background|cover|default|featured?|full|header|hero|image|img|index|large|lead|main|normal|og|original|photo|picture|preview|share|square|teaser|thumb(?:nail)?|title|uploads?)[-_]?\d{0,2})$/;

/**
 * Whether an address names a file as this one does on the same page: enough for the picture that the page itself says is
 * its own.
 */
export function sameFileAs(url: string): (other: string) => boolean {
  const [name, key] = [fileName(url), pictureKey(url)];
  const isTelling = isOnePictures(name) || (name.length >= 4 && !COMMON_NAME.test(name));
  return (other) => (isTelling && name === fileName(other)) || key === pictureKey(other);
}

function fileName(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname } = new URL(url);
  const name = pathname
    .slice(pathname.lastIndexOf('/') + 1)
    .replace(SIZE_BEHIND_NAME, '')
    .replace(SIZE_IN_NAME, '');
  return name.replace(/\.\w{2,5}$/, '').toLowerCase();
}
