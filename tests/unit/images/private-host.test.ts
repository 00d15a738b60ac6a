import { expect, test } from 'vitest';

import { isPrivateHost } from '@/utils/images/private-host';

test.each([
  'localhost',
  'LOCALHOST.',
  'a.localhost',
  'printer.local',
  'router',
  'router.',
  'nas.lan',
  'fritz.home.arpa',
  'wiki.corp',
  'db.internal',
  '0.0.0.0',
  '0.1.2.3',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '127.0.0.1.',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.0.1',
  '192.168.1.1',
  '198.18.0.1',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:192.168.1.1]',
  '[::127.0.0.1]',
  '[64:ff9b::10.0.0.1]',
  '[fd00::1]',
  '[fc00::1]',
  '[fe80::1]',
  '[fec0::1]',
])('%s is of the reader’s own network', (host) => {
  expect(isPrivateHost(`http://${host}/a.png`)).toBe(true);
});

test.each([
  'courier.example',
  'localhost.example',
  'local.example',
  'home.example',
  '10.example',
  '127.0.0.1.example',
  '100.128.0.1',
  '172.32.0.1',
  '192.169.0.1',
  '8.8.8.8',
  '[2606:4700::1111]',
  '[::ffff:8.8.8.8]',
  '[64:ff9b::8.8.8.8]',
])('%s is not', (host) => {
  expect(isPrivateHost(`http://${host}/a.png`)).toBe(false);
});

test.each(['', 'no address', 'data:image/png;base64,AA', 'about:blank'])('%j names no host', (address) => {
  expect(isPrivateHost(address)).toBe(false);
});
