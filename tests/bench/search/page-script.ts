import type { Page } from 'puppeteer-core';

import { bundleModule } from '../support/bundle-module.ts';

type Functions<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

/** The functions of a module of this folder, to be called in a page that has its bundle. */
export async function inPage<Module extends object>(page: Page, bundle: string): Promise<Functions<Module>> {
  await page.evaluate(bundle);
  return new Proxy({} as Functions<Module>, {
    get: (_, name) =>
      name === 'then'
        ? undefined
        : (...args: unknown[]) =>
            page.evaluate((called, given) => bundled[called]?.(...given), String(name), args as never[]),
  });
}

/** A module of this folder with all it needs, as a script for a page; others in the place of some modules. */
export function bundlePage(name: string, by: Record<string, string> = {}): Promise<string> {
  return bundleModule(`search/${name}.ts`, 'iife', { by });
}

declare const bundled: Record<string, (...args: never[]) => unknown>;
