import { icecatLines } from './icecat.js';

/** Prints the catalogue of the ratings as `npm run import -- catalogue` reads it. */
for await (const line of icecatLines())
  if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
