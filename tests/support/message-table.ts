import { readFileSync } from 'node:fs';

/** Who may send a message, as the columns of `docs/messages.md` are called. */
export const MESSAGE_SENDERS = [
  'our page',
  'page script',
  'frame script',
  'web page',
  'another extension',
] as const;
export type MessageSender = (typeof MESSAGE_SENDERS)[number];

/** What `docs/messages.md` says that comes of a kind of message, by the kind and by who sends it. */
export function messageTable(): Map<string, Record<MessageSender, string>> {
  const rows = readFileSync('docs/messages.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | '));
  return new Map(
    rows.map(([kind = '', , ...cells]) => [
      kind.replaceAll('`', ''),
      Object.fromEntries(MESSAGE_SENDERS.map((sender, at) => [sender, cells[at] ?? ''])) as Record<
        MessageSender,
        string
      >,
    ]),
  );
}
