import { browser } from 'wxt/browser';

/** Our commands, as the manifest names them. */
const COMMANDS = [
  '_execute_action',
  'highlight-selection',
  'open-panel',
  'next-highlight',
  'previous-highlight',
  'open-library',
] as const;
type Command = (typeof COMMANDS)[number];

/** The keys of a command of ours, as the browser writes them ("Alt+Shift+K"); null when the reader or the browser gave none. */
export async function shortcutOf(command: Command): Promise<string | null> {
  return (await shortcuts())[command];
}

/** The keys of all of them. */
export async function shortcuts(): Promise<Record<Command, string | null>> {
  const known = await browser.commands.getAll();
  const keys = COMMANDS.map((command) => {
    const shortcut = known.find(({ name }) => name === command)?.shortcut ?? '';
    return [command, shortcut === '' ? null : shortcut];
  });
  return Object.fromEntries(keys) as Record<Command, string | null>;
}
