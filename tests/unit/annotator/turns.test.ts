import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Turns } from '@/entrypoints/annotator/turns';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const minute = () => vi.advanceTimersByTimeAsync(60_000);

it('does one after the other, also after what fails', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const tell = (): undefined => void log.push('late');
  const first = turns.take(async () => {
    await Promise.resolve();
    log.push('first');
    throw new Error('not stored');
  }, tell);
  const second = turns.take(async () => {
    await Promise.resolve();
    log.push('second');
  }, tell);
  await expect(first).rejects.toThrow('not stored');
  await second;
  await minute();
  expect(log).toEqual(['first', 'second']);
});

it('holds nothing up for ever with what is never answered, and tells its reader once', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const answer = Promise.withResolvers<undefined>();
  const ended = turns
    .take(
      () => answer.promise,
      () => void log.push('late'),
    )
    .then(() => log.push('ended'));
  void turns.take(
    async () => {
      await Promise.resolve();
      log.push('next');
    },
    () => void log.push('next is late'),
  );
  await vi.advanceTimersByTimeAsync(1_000);
  expect(log).toEqual([]);
  await minute();
  expect(log).toEqual(['late', 'next']);
  answer.resolve(undefined);
  await ended;
  await minute();
  expect(log).toEqual(['late', 'next', 'ended']);
});
