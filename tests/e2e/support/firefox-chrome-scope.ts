import type { Browser } from 'puppeteer-core';

interface BidiConnection {
  send(method: string, params: object): Promise<{ result?: unknown }>;
}

/**
 * Firefox's own window, in which the toolbar and the popup are. WebDriver BiDi reaches it by Firefox's `moz:scope`
 * (with `--remote-allow-system-access`), which Puppeteer has no method for.
 */
export class FirefoxChromeScope {
  readonly #connection: BidiConnection;
  readonly #context: string;

  private constructor(connection: BidiConnection, context: string) {
    this.#connection = connection;
    this.#context = context;
  }

  static async open(browser: Browser): Promise<FirefoxChromeScope> {
    // Not in Puppeteer's types: its BiDi browser has the connection as a getter.
    const { connection } = browser as unknown as { connection: BidiConnection };
    const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const { contexts } = result as { contexts: { context: string; url: string }[] };
    const window = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
    if (!window) throw new Error('Firefox shows no browser window');
    return new FirefoxChromeScope(connection, window.context);
  }

  /** Value of the last expression of a function body run in the browser's window; it may await. */
  async run(body: string): Promise<unknown> {
    const { result } = await this.#connection.send('script.evaluate', {
      expression: `(async () => JSON.stringify((await (async () => { ${body} })()) ?? null))()`,
      target: { context: this.#context },
      awaitPromise: true,
    });
    const answer = result as {
      type: string;
      result?: { value: string };
      exceptionDetails?: { text: string };
    };
    if (answer.type !== 'success')
      throw new Error(answer.exceptionDetails?.text ?? 'script failed in Firefox');
    return JSON.parse(answer.result?.value ?? 'null');
  }
}
