import { type Browser, type CDPSession, TargetType } from 'puppeteer-core';

/**
 * Value of an expression in the service worker of a scope, which is started if it isn't running. Asked in a session of
 * its own: Puppeteer's `WebWorker` hangs when the worker has been stopped and started again.
 */
export async function evaluateInWorker(
  browser: Browser,
  scope: string,
  expression: string,
): Promise<unknown> {
  await withServiceWorkers(browser, async (session) => {
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.startWorker', { scopeURL: scope });
  });
  const target = await browser.waitForTarget(
    (one) => one.type() === TargetType.SERVICE_WORKER && one.url().startsWith(scope),
  );
  const session = await target.createCDPSession();
  try {
    await extensionApi(session);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return (result.value as unknown) ?? null;
  } finally {
    await session.detach();
  }
}

/** A worker that is just starting can be asked before the browser has given it `chrome`. */
async function extensionApi(session: CDPSession): Promise<void> {
  for (const started = Date.now(); Date.now() - started < 10_000;) {
    const { result } = await session.send('Runtime.evaluate', { expression: `typeof chrome` });
    if (result.value === 'object') return;
  }
  throw new Error('the service worker never got its extension API');
}

/**
 * Stops the service worker of a scope; resolves when the browser says that it has stopped. Its target tells nothing: it
 * outlives the worker when someone has evaluated code in it.
 */
export async function stopWorker(browser: Browser, scope: string): Promise<void> {
  await withServiceWorkers(browser, async (session) => {
    const running = new Map<string, boolean>();
    const stopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { versionId, scriptURL, runningStatus } of versions) {
          if (scriptURL.startsWith(scope)) running.set(versionId, runningStatus !== 'stopped');
        }
        // The first news may be of other workers.
        if (running.size > 0 && ![...running.values()].includes(true)) resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    // Of a worker that was not running there is no news.
    if (running.size > 0) await stopped;
  });
}

/** Speaks with the browser's service workers, which any of its pages can. */
async function withServiceWorkers(
  browser: Browser,
  work: (session: CDPSession) => Promise<void>,
): Promise<void> {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const session = await page.createCDPSession();
  try {
    await work(session);
  } finally {
    await session.detach();
  }
}
