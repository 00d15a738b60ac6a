import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { MESSAGE_SENDERS, messageTable } from '@/tests/support/message-table';

const OUTCOMES = ['done', 'its own', 'its page', 'to tabs', 'nothing'];

describe('the table of messages', () => {
  it('has a row for every kind of message, and for no other', () => {
    const protocol = readFileSync('utils/messaging/protocol.ts', 'utf8');
    const kinds = /export interface ProtocolMap \{\n([\s\S]*?)\n\}/.exec(protocol)?.[1] ?? '';
    const named = [...kinds.matchAll(/^ {2}(\w+)\(/gm)].map(([, kind]) => kind);
    expect(named.length).toBeGreaterThan(0);
    expect([...messageTable().keys()]).toEqual(named);
  });

  it('says of each what comes of it from every kind of sender, and nothing from strangers', () => {
    for (const [kind, row] of messageTable()) {
      for (const sender of MESSAGE_SENDERS) expect(OUTCOMES, `${kind}, ${sender}`).toContain(row[sender]);
      expect([row['frame script'], row['web page'], row['another extension']], kind).toEqual([
        'nothing',
        'nothing',
        'nothing',
      ]);
    }
  });
});
