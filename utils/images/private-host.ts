const PRIVATE_HOST =
  /^(?:localhost|.*\.localhost|.*\.local|0\.0\.0\.0|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|\[::1?\]|\[f[cde][\da-f:]*\])$/i;

/** Whether an address names this machine or its neighbourhood: routers and the like, which no public page has business with. */
export function isPrivateHost(url: string): boolean {
  return URL.canParse(url) && PRIVATE_HOST.test(new URL(url).hostname);
}
