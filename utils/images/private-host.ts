/** Names that mean this machine or one of its network: RFC 6761, 6762, 8375 and 9476, and what routers call theirs. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|home\.arpa|internal|lan|home|intranet|corp)$/;

/** Networks of IPv4 that are no public page's business (RFC 6890): this machine, private, shared, link-local, tests of devices. */
const PRIVATE_IPV4 =
  /^(?:(?:0|10|127)\.\d+|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|198\.1[89])\.\d+\.\d+$/;

/** Those of IPv6: unspecified, this machine, unique local, link-local and site-local. */
const PRIVATE_IPV6 = /^(?:::1?|f[cd][\da-f]{2}:.*|fe[89a-f][\da-f]:.*)$/;

/** An IPv4 address within one of IPv6: mapped, compatible, or translated (RFC 4291 §2.5.5, RFC 6052). */
const WITH_IPV4 = /^(?:::(?:ffff:(?:0:)?)?|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/;

/** Whether an address names this machine or its neighbourhood: routers and the like, which no public page has business with. */
export function isPrivateHost(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  if (hostname.startsWith('[')) return isPrivateIpv6(hostname.slice(1, -1));
  const name = hostname.replace(/\.$/, '');
  // A name without a dot is one of the reader's own network; addresses in numbers the browser has written with dots.
  return name !== '' && (!name.includes('.') || PRIVATE_NAME.test(name) || PRIVATE_IPV4.test(name));
}

function isPrivateIpv6(address: string): boolean {
  const [, high, low] = WITH_IPV4.exec(address) ?? [];
  if (high === undefined || low === undefined) return PRIVATE_IPV6.test(address);
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return PRIVATE_IPV4.test([upper >> 8, upper & 255, lower >> 8, lower & 255].join('.'));
}
