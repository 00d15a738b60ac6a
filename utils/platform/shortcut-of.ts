import { browser } from 'wxt/browser';

/** The keys of a command of ours, as the browser writes them ("Alt+Shift+K"); null when the reader or the browser gave none. */
export async function shortcutOf(command: '_execute_action' | 'open-panel'): Promise<string | null> {
  const commands = await browser.commands.getAll();
  const keys = commands.find(({ name }) => name === command)?.shortcut;
  return keys === undefined || keys === '' ? null : keys;
}
