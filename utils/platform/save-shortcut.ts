import { browser } from 'wxt/browser';

/** The keys that save the page, as the browser writes them ("Alt+Shift+K"); null when the reader or the browser gave none. */
export async function saveShortcut(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  const keys = commands.find(({ name }) => name === '_execute_action')?.shortcut;
  return keys === undefined || keys === '' ? null : keys;
}
