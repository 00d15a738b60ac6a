import { describe, expect, it } from 'vitest';

import { askBackground } from '@/entrypoints/annotator/ask-background';
import type { Delivery } from '@/utils/messaging/send-reliably';

/** A background that answers as given, in a world where waiting takes no time. */
function delivery(send: Delivery['send'], isExtensionThere = (): boolean => true): Delivery {
  return {
    send,
    wait: () => Promise.resolve(),
    silence: () => new Promise(() => undefined),
    isExtensionThere,
  };
}

const NO_ANSWER = new Error('Could not establish connection. Receiving end does not exist.');

describe('a question of the annotator', () => {
  it('has its answer, however often the background had to be woken', async () => {
    let asked = 0;
    const answer = await askBackground(
      'pageHighlights',
      { url: 'https://courier.example/' },
      delivery(() => ((asked += 1) < 3 ? Promise.reject(NO_ANSWER) : Promise.resolve([]))),
    );
    expect(answer).toEqual({ ok: true, value: [] });
  });

  it('tells a background that stays silent from an extension that is gone', async () => {
    const silent = delivery(() => Promise.reject(NO_ANSWER));
    expect(await askBackground('pageColors', undefined, silent)).toEqual({
      ok: false,
      failure: { kind: 'silent' },
    });
    const gone = delivery(
      () => Promise.reject(new Error('Extension context invalidated.')),
      () => false,
    );
    expect(await askBackground('pageColors', undefined, gone)).toEqual({
      ok: false,
      failure: { kind: 'gone' },
    });
  });

  it('has the error of a background that failed', async () => {
    const failing = delivery(() => Promise.reject(new Error('QuotaExceededError')));
    expect(await askBackground('pageColors', undefined, failing)).toEqual({
      ok: false,
      failure: { kind: 'error', message: 'Error: QuotaExceededError' },
    });
  });
});
