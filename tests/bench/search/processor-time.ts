import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/**
 * Processor time that a process and all that it has started have taken so far, in milliseconds: of a browser with its pages and
 * services. NaN where the system has no /proc to tell.
 */
export function processorTime(pid: number): number {
  try {
    const all = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess);
    const wanted = new Set([pid]);
    // Children come to be after their parents, but numbers begin anew: looked through until none is added.
    for (let size = 0; size < wanted.size;) {
      size = wanted.size;
      for (const one of all) if (wanted.has(one.parent)) wanted.add(one.pid);
    }
    return all.filter((one) => wanted.has(one.pid)).reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0);
  } catch {
    // Not Linux.
    return NaN;
  }
}

function readProcess(name: string): { pid: number; parent: number; ticks: number }[] {
  try {
    // The name of the program, in brackets, may hold anything.
    const facts = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ');
    const [parent, user, system, ofChildrenUser, ofChildrenSystem] = [1, 11, 12, 13, 14].map((at) =>
      Number(facts[at]),
    ) as [number, number, number, number, number];
    return [{ pid: Number(name), parent, ticks: user + system + ofChildrenUser + ofChildrenSystem }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
