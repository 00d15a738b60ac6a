import { expect, test } from 'vitest';

import { isSameSite } from '@/utils/extract/same-site';

test.each([
  ['courier.example', 'courier.example'],
  ['www.courier.example', 'sport.courier.example'],
  ['www.courier.co.uk', 'courier.co.uk'],
  ['news.courier.com.au', 'm.courier.com.au'],
  ['www.nrk.no', 'radio.nrk.no'],
  ['localhost', 'localhost'],
])('%s and %s are of one site', (host, other) => {
  expect(isSameSite(host, other)).toBe(true);
});

test.each([
  ['courier.example', 'herald.example'],
  ['www.courier.co.uk', 'www.herald.co.uk'],
  ['courier.co.uk', 'herald.co.uk'],
  ['courier.com.cn', 'courier.com'],
  ['192.0.2.7', '198.51.2.7'],
  ['[2001:db8::1]', '[2001:db8::2]'],
])('%s and %s are of two', (host, other) => {
  expect(isSameSite(host, other)).toBe(false);
});
