import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Node 24, as the `node` package brings it. */
export const node = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A reason not to go on, in one sentence for the person at the terminal. */
export class RunError extends Error {}
