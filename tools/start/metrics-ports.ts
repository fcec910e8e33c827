import { freePort, isPortFree } from '../free-port.js';
import { OperatorError } from '../operator-error.js';
import { type AppName, appNames, type Settings } from './settings.js';

/** For each variable of an app's metrics, the port. */
export type MetricsPorts = Readonly<Record<string, string>>;

const variables: Readonly<Record<AppName, { readonly variable: string; readonly port: number }>> = {
  'command-api': { variable: 'COMMAND_API_METRICS_PORT', port: 9_464 },
  'query-api': { variable: 'QUERY_API_METRICS_PORT', port: 9_465 },
  projector: { variable: 'PROJECTOR_METRICS_PORT', port: 9_466 },
};

/**
 * Where the apps show their metrics: where the user says, else at their usual ports, and where something else listens there, such as another
 * installation, at free ones, which `report` is told of.
 * @throws OperatorError for a port that the user chose and that is taken
 */
export async function chooseMetricsPorts({ ports }: Settings, report: (text: string) => void): Promise<MetricsPorts> {
  const host = process.env.METRICS_HOST || '127.0.0.1';
  const chosen: Record<string, string> = {};
  const isOurs = (port: number) => Object.values(ports).includes(port) || Object.values(chosen).includes(String(port));
  for (const name of appNames) {
    const { variable, port } = variables[name];
    const given = process.env[variable];
    if (given) {
      if (/^[1-9]\d{0,4}$/.test(given) && (isOurs(Number(given)) || !(await isFree(Number(given), host))))
        throw new OperatorError(`Port ${given} is taken: choose another for the metrics of ${name} with ${variable}, or 0 for a free one.`);
      chosen[variable] = given;
    } else if (!isOurs(port) && (await isFree(port, host))) chosen[variable] = String(port);
    else {
      chosen[variable] = String(await freePort());
      report(`Port ${port} is taken: the metrics of ${name} are at http://${host}:${chosen[variable]}/metrics.`);
    }
  }
  return chosen;
}

/** What is wrong with the address otherwise, the app says with the variable's name. */
async function isFree(port: number, host: string): Promise<boolean> {
  try {
    return await isPortFree(port, host);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return true;
  }
}
