import { execFileSync } from 'node:child_process';

/** Installs packages of Debian's or Ubuntu's. Throws where that can't be done. */
export function aptInstall(packages: readonly string[]): void {
  const apt = (...args: string[]): void => {
    // sudo passes on none of our environment but what stands on its own line.
    const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
    const [command = '', ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    execFileSync(command, rest, { stdio: ['inherit', 'ignore', 'inherit'] });
  };
  apt('update', '-qq');
  apt('install', '-y', '-qq', ...packages);
}
