import { describe, expect, test } from 'vitest';

import { refusedReason, restrictedContent, restrictedReason } from '@/utils/article/restricted-page';

describe('an address', () => {
  test.each([
    ['chrome://settings/', 'browser-page'],
    ['about:addons', 'browser-page'],
    ['view-source:https://a.example/', 'browser-page'],
    ['moz-extension://abc/library.html', 'browser-page'],
    ['https://chromewebstore.google.com/detail/x', 'extension-store'],
    ['https://chrome.google.com/webstore/category', 'extension-store'],
    ['https://microsoftedge.microsoft.com/addons/detail/x', 'extension-store'],
    ['https://addons.mozilla.org/firefox/', 'extension-store'],
  ])('%s is restricted: %s', (url, reason) => {
    expect(restrictedReason(url)).toBe(reason);
  });

  test.each(['https://a.example/', 'http://localhost:1/x', 'file:///a.html', 'https://a.example/x.pdf', ''])(
    '%j may be tried',
    (url) => {
      expect(restrictedReason(url)).toBeNull();
    },
  );

  test.each([
    ['file:///home/a.html', 'Cannot access contents of the page.', 'file'],
    ['file:///home/a.pdf', 'Missing host permission for the tab', 'pdf'],
    ['https://a.example/report.PDF?x', 'Missing host permission for the tab', 'pdf'],
    ['https://a.example/report.pdf', 'Error: Frame with ID 0 is showing error page', 'not-loaded'],
    ['https://a.example/', 'Missing host permission for the tab', 'refused'],
    ['', 'Missing host permission for the tab', 'refused'],
  ])('%j that takes no script (%s) is told as: %s', (url, message, reason) => {
    expect(refusedReason(url, message)).toBe(reason);
  });
});

test.each([
  ['text/html', null],
  ['application/xhtml+xml', null],
  ['application/pdf', 'pdf'],
  ['image/png', 'not-html'],
  ['text/plain', 'not-html'],
])('a document of type %s: %s', (contentType, reason) => {
  expect(restrictedContent(contentType)).toBe(reason);
});
