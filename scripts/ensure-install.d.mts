export const root: string;
export const node: string;
export function ensureInstall(): void;
export function runNode(args: string[], options?: object): number;
