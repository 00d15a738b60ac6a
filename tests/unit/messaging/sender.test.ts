import { describe, expect, it } from 'vitest';
import { browser } from 'wxt/browser';

import { sendingPage } from '@/utils/messaging/sender';

const script = (url: string) => ({
  id: browser.runtime.id,
  url,
  frameId: 0,
  tab: { id: 7, windowId: 1 },
});

describe('the page that a message came from', () => {
  it.each([
    ['https://courier.example/a', 'https://courier.example/b#/c', 'https://courier.example/b#/c'],
    ['https://courier.example/a', 'https://bank.example/', 'https://courier.example/a'],
    ['https://courier.example/a', 'http://courier.example/b', 'https://courier.example/a'],
    ['https://courier.example/a', 'javascript:alert(1)', 'https://courier.example/a'],
    ['https://courier.example/a', '', 'https://courier.example/a'],
  ])('of %s that calls itself %s is %s', (url, told, believed) => {
    expect(sendingPage(script(url), told)).toEqual({ tabId: 7, windowId: 1, url: believed });
  });

  it('is none where a frame in it, another extension or no tab sent it', () => {
    const sender = script('https://courier.example/a');
    for (const other of [
      { ...sender, frameId: 3 },
      { ...sender, id: 'other' },
      { ...sender, tab: {} },
    ])
      expect(() => sendingPage(other, sender.url)).toThrow();
  });
});
