import { type Steering } from './steer.js';

const words: Readonly<Record<string, string>> = { verify: '--verify', noSwap: '--no-swap', unfinished: '--unfinished' };

/** The line of the CLI that does the same. */
export function commandLineOf(name: string, steering: Steering): string {
  const options: Readonly<Record<string, unknown>> = 'options' in steering ? (steering.options ?? {}) : {};
  const said = Object.entries(options).flatMap(([option, value]) =>
    typeof value === 'string' ? [`--${option} ${quoted(value)}`] : value === true ? [words[option] ?? `--${option}`] : [],
  );
  return ['npm run replay --', steering.verb, name, ...said].join(' ');
}

/** For a shell: nothing in it is anything but text. */
function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
