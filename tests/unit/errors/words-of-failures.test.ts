import { describe, expect, it, vi } from 'vitest';

import { attemptWords, notMadeWords } from '@/components/backup/backup-words';
import { failureKind } from '@/components/library/failure-kind';
import { notDoneWords } from '@/components/library/not-done-words';
import { failureWords } from '@/components/popup/failure-words';
import { FolderError } from '@/utils/library/backup/folder-backups';

vi.mock('#i18n', () => import('../../support/english'));
vi.stubGlobal('document', { documentElement: { lang: 'en' } });

const named = (name: string, inner?: Error): Error => Object.assign(new Error('said so'), { name, inner });

describe('what failed in the library', () => {
  it.each([
    ['newer', named('NewerLibraryError')],
    ['newer', named('OpenFailedError', named('VersionError'))],
    ['updated', named('DatabaseClosedError')],
    ['storage', named('DatabaseClosedError', new DOMException('no backing store', 'UnknownError'))],
    ['newer', named('DatabaseClosedError', named('NewerLibraryError'))],
    ['storage', new DOMException('no room', 'QuotaExceededError')],
    ['storage', named('AbortError', new DOMException('no room', 'QuotaExceededError'))],
    ['broken', new TypeError('x is undefined')],
    ['broken', named('SomethingElse')],
    ['broken', 'a string'],
  ])('is %s where the error is %s', (kind, error) => {
    expect(failureKind(error)).toBe(kind);
  });

  it.each([
    [named('DatabaseClosedError'), /newer Cuttings.*Everything is safe.*Reload/],
    [named('QuotaExceededError'), /disk is full.*as it was.*Free some space.*\(QuotaExceededError\)$/],
    [new TypeError('x is undefined'), /Cuttings failed.*safe.*Reload.*\(TypeError: x is undefined\)$/],
  ])('is told of %s with what is safe and what to do', (error, words) => {
    expect(notDoneWords(error)).toMatch(words);
  });
});

describe('a save that failed', () => {
  it.each([
    [{ kind: 'storage', message: 'QuotaExceededError' }, 'Not saved', /Free some space.*\(QuotaExceeded/],
    [{ kind: 'broken', message: 'TypeError: x' }, 'Not saved', /unchanged\. Reload.*\(TypeError: x\)$/],
    [{ kind: 'restricted', reason: 'not-html' }, 'This page can’t be saved', /a file.*unchanged.*the link/],
    [{ kind: 'too-large' }, 'This page can’t be saved', /too large.*unchanged.*Select/],
  ] as const)('as %o says what is safe and what to do', (failure, title, advice) => {
    const words = failureWords(failure);
    expect(words.title).toBe(title);
    expect(words.advice).toMatch(advice);
  });
});

describe('a backup that wasn’t made', () => {
  it('says what can be done about its folder', () => {
    expect(notMadeWords(new FolderError(new DOMException('gone', 'NotFoundError')))).toMatch(
      /^No backup was made: its folder.*choose another\. Your library was not changed\.$/,
    );
  });

  it('has words of ours before those of the browser', () => {
    expect(notMadeWords(new Error('odd'))).toMatch(/^No backup was made.*not changed.*\(Error: odd\)$/);
    const attempt = { at: '2026-03-01T10:00:00Z', why: 'other', detail: 'Error: odd' } as const;
    expect(attemptWords(attempt)).toMatch(/something failed \(Error: odd\).*Your library is as it was/);
  });
});
