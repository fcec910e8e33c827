import { isPortFree } from '../free-port.js';
import { OperatorError } from '../operator-error.js';
import { appNames, portVariables, type Settings } from './settings.js';

/** @throws OperatorError for the first port that an app could not listen on */
export async function assertPortsFree({ host, ports }: Settings): Promise<void> {
  for (const name of appNames) {
    const port = ports[name];
    try {
      if (await isPortFree(port, host)) continue;
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'EACCES')
        throw new OperatorError(`Port ${port} of ${name} is open to root only: choose one above 1023 with ${portVariables[name]}.`, {
          cause,
        });
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL') {
        throw new OperatorError(
          `HOST is ${host}, which is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of its addresses.`,
          { cause },
        );
      }
      throw cause;
    }
    throw new OperatorError(`Port ${port} is taken: stop what uses it, or choose another for ${name} with ${portVariables[name]}.`);
  }
}
