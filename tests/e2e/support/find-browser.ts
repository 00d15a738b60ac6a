import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { aptInstall } from './apt-install.ts';
import type { BrowserName } from './extension-browser.ts';

/** Path in the environment that names a browser, before any other. */
const VARIABLE = { chromium: 'CHROMIUM_PATH', firefox: 'FIREFOX_PATH' } as const;

/** Where browsers are put, by platform; the ones that take an unpacked extension most readily come first. */
function candidates(kind: BrowserName): string[] {
  const { ProgramFiles, LOCALAPPDATA, HOME = '' } = process.env;
  const programs = [ProgramFiles, process.env['ProgramFiles(x86)'], LOCALAPPDATA].filter(
    (path) => path !== undefined,
  );
  const onWindows = (...path: string[]): string[] => programs.map((program) => join(program, ...path));
  const onMac = (app: string): string[] =>
    ['/Applications', join(HOME, 'Applications')].map((folder) =>
      join(folder, `${app}.app`, 'Contents', 'MacOS'),
    );
  // Snaps come last: they keep a /tmp of their own, where downloads and profiles can't be reached.
  const onLinux = (...names: string[]): string[] =>
    ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => join(folder, name)));

  if (kind === 'firefox') {
    if (process.platform === 'win32') return onWindows('Mozilla Firefox', 'firefox.exe');
    if (process.platform === 'darwin') return onMac('Firefox').map((folder) => join(folder, 'firefox'));
    return [...onLinux('firefox-esr', 'firefox'), '/usr/lib/firefox-esr/firefox-esr'];
  }
  if (process.platform === 'win32') {
    return [
      ...onWindows('Chromium', 'Application', 'chrome.exe'),
      ...onWindows('Google', 'Chrome', 'Application', 'chrome.exe'),
      ...onWindows('Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ];
  }
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((app) =>
      onMac(app).map((folder) => join(folder, app)),
    );
  }
  // On Ubuntu `chromium-browser` is a stub for the snap.
  return onLinux(
    'chromium',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'chromium-browser',
  );
}

/**
 * Path of an installed browser; null when there is none.
 *
 * @throws Error when the environment names one that isn't there.
 */
export function findBrowser(kind: BrowserName): string | null {
  const named = process.env[VARIABLE[kind]] ?? '';
  if (named !== '' && !existsSync(named)) {
    throw new Error(`${VARIABLE[kind]} names ${named}, which does not exist.`);
  }
  if (named !== '') return named;
  return candidates(kind).find((path) => existsSync(path)) ?? null;
}

/** Debian's and Ubuntu's packages, with a font that has Chinese and Japanese. */
const PACKAGES = {
  chromium: ['chromium', 'fonts-noto-cjk'],
  firefox: ['firefox-esr', 'fonts-noto-cjk'],
} as const;

/**
 * Installs a browser by apt, where there is apt, and gives its path.
 *
 * @throws Error saying what to install, where we can't.
 */
export function installBrowser(kind: BrowserName): string {
  const advice = `Please install ${kind === 'firefox' ? 'Firefox' : 'Chromium, Chrome or Edge'}, or name it in ${VARIABLE[kind]}.`;
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get'))
    throw new Error(`No ${kind} found. ${advice}`);
  console.log(`Installing ${PACKAGES[kind].join(' and ')} (apt-get) …`);
  try {
    aptInstall(PACKAGES[kind]);
  } catch (error) {
    throw new Error(`apt-get could not install ${kind}. ${advice}`, { cause: error });
  }
  const path = findBrowser(kind);
  if (path === null) throw new Error(`apt-get installed no ${kind} that we know. ${advice}`);
  return path;
}

/** Path of a browser, installed if need be. */
export function ensureBrowser(kind: BrowserName): string {
  return findBrowser(kind) ?? installBrowser(kind);
}
