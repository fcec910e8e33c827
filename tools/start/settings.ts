import { dataFolder } from '../local-installation.js';
import { OperatorError } from '../operator-error.js';

export const appNames = ['command-api', 'query-api', 'projector'] as const;
export type AppName = (typeof appNames)[number];

export interface Settings {
  readonly dataDirectory: string;
  readonly host: string;
  readonly ports: Readonly<Record<AppName, number>>;
}

export const portVariables: Readonly<Record<AppName, string>> = {
  'command-api': 'COMMAND_API_PORT',
  'query-api': 'QUERY_API_PORT',
  projector: 'PROJECTOR_PORT',
};
const defaultPorts: Readonly<Record<AppName, number>> = { 'command-api': 3000, 'query-api': 3001, projector: 3002 };

/** @throws OperatorError with the variable named */
export function readSettings(): Settings {
  const ports = { ...defaultPorts };
  for (const name of appNames) {
    const text = process.env[portVariables[name]];
    if (text) ports[name] = readPort(portVariables[name], text);
    const other = appNames.find(
      (earlier) => earlier !== name && ports[earlier] === ports[name] && appNames.indexOf(earlier) < appNames.indexOf(name),
    );
    if (other)
      throw new OperatorError(`${portVariables[name]} and ${portVariables[other]} are both ${ports[name]}: give each its own port.`);
  }
  return { dataDirectory: dataFolder(), host: process.env.HOST || '127.0.0.1', ports };
}

function readPort(variable: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new OperatorError(`${variable} is ${text}, which is no port: set it to a number from 1 to 65535.`);
}

/** Where a part is reached from this machine. */
export function urlOf({ host, ports }: Settings, name: AppName): string {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${address.includes(':') ? `[${address}]` : address}:${ports[name]}`;
}
