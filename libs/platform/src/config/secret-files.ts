import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';
import { variables } from './variables.js';

const secrets = Object.entries(variables).flatMap(([name, { secret }]) => (secret === true ? [name] : []));

/**
 * The environment with what stands in files in its place: `JWT_SECRET_FILE` names a file whose text, without the newline at its end, is
 * `JWT_SECRET`, and so for every secret. A file that changes later is not read again.
 * @throws ConfigError where a file cannot be read or is empty, or the secret itself is set beside it
 */
export function withSecretFiles(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const filled = { ...environment };
  for (const name of secrets) {
    const variable = `${name}_FILE`;
    const file = environment[variable];
    delete filled[variable];
    if (file === undefined || file === '') continue;
    if (environment[name]) throw new ConfigError(variable, `is set beside ${name}: give one of them`);
    filled[name] = readSecret(variable, file);
  }
  return filled;
}

function readSecret(variable: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(variable, `names a file that cannot be read (${(error as NodeJS.ErrnoException).code}): ${file}`);
  }
  const secret = text.replace(/\r?\n$/, '');
  if (secret === '') throw new ConfigError(variable, `names an empty file: ${file}`);
  return secret;
}
