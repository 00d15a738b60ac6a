import { describe, expect, test } from 'vitest';

import { type Delivery, ExtensionGoneError, sendReliably } from '@/utils/messaging/send-reliably';

const message = { saveId: 'a', picturesPending: false };

/** A background that does each of these in turn when a message comes; time passes without waiting. */
function background(...turns: (() => unknown)[]) {
  let sent = 0;
  let waitedMs = 0;
  let isThere = true;
  let endSilence = (): void => undefined;
  const delivery: Delivery = {
    send: async () => {
      const turn = turns[Math.min(sent, turns.length - 1)];
      sent += 1;
      return Promise.resolve(turn?.());
    },
    wait: (ms) => {
      waitedMs += ms;
      return Promise.resolve();
    },
    silence: () => new Promise((resolve) => (endSilence = resolve)),
    isExtensionThere: () => isThere,
  };
  return {
    delivery,
    seen: () => ({ sent, waitedMs }),
    /** Lets so much time pass that the silence is noticed, if there is one. */
    fallSilent: async () => {
      await new Promise((resolve) => setTimeout(resolve));
      endSilence();
    },
    remove: () => {
      isThere = false;
    },
  };
}

const fail = (words: string) => () => {
  throw new Error(words);
};
const answer = () => ({});

describe('a message', () => {
  test.each([
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
    'Could not establish connection. Receiving end does not exist.',
    'The message port closed before a response was received.',
    'The page keeping the extension port is moved into back/forward cache, so the message channel is closed.',
    'Message manager disconnected',
    'No response',
  ])('is sent again when the background was stopped: %s', async (words) => {
    const { delivery, seen } = background(fail(words), fail(words), answer);
    await sendReliably('commitSave', message, delivery);
    expect(seen().sent).toBe(3);
  });

  test('is sent again when the background says nothing at all', async () => {
    const { delivery, seen, fallSilent } = background(() => new Promise(() => undefined), answer);
    const answered = sendReliably('commitSave', message, delivery);
    await fallSilent();
    await answered;
    expect(seen().sent).toBe(2);
  });

  test('is answered by whichever is heard first, also when it was sent again meanwhile', async () => {
    let finish = (): void => undefined;
    const { delivery, fallSilent } = background(
      () =>
        new Promise(
          (resolve) =>
            (finish = () => {
              resolve({ data: 'late' });
            }),
        ),
      () => new Promise(() => undefined),
    );
    const answered = sendReliably('commitSave', message, delivery);
    await fallSilent();
    finish();
    await expect(answered).resolves.toEqual({ data: 'late' });
  });

  test('is given up when nobody answers for half a minute', async () => {
    const { delivery, seen } = background(fail('Could not establish connection'));
    await expect(sendReliably('commitSave', message, delivery)).rejects.toBeInstanceOf(ExtensionGoneError);
    expect(seen().waitedMs).toBeGreaterThanOrEqual(30_000);
    expect(seen().waitedMs).toBeLessThan(35_000);
  });

  test('is given up at once when the extension was replaced', async () => {
    const { delivery, seen } = background(fail('Extension context invalidated.'));
    await expect(sendReliably('commitSave', message, delivery)).rejects.toBeInstanceOf(ExtensionGoneError);
    expect(seen()).toEqual({ sent: 1, waitedMs: 0 });
  });

  test('isn’t sent at all when the extension is gone', async () => {
    const { delivery, seen, remove } = background(answer);
    remove();
    await expect(sendReliably('commitSave', message, delivery)).rejects.toBeInstanceOf(ExtensionGoneError);
    expect(seen().sent).toBe(0);
  });

  test('that the background refuses isn’t sent again', async () => {
    const { delivery, seen } = background(fail('stageBlock is for page scripts'));
    await expect(sendReliably('commitSave', message, delivery)).rejects.toThrow('for page scripts');
    expect(seen().sent).toBe(1);
  });
});
