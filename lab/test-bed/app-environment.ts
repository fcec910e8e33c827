import { type Secrets } from '#tools/secrets';
import { appEnvironment } from '#tools/start/environment';

/** Everything in one database. */
interface Place {
  readonly url: string;
  /** For what is written beside it. */
  readonly folder: string;
}

/** The variables of the three processes as they run by default, on ports that are free, with the secrets that are given. */
export function environmentOf({ url, folder }: Place, secrets: Secrets): NodeJS.ProcessEnv {
  const ports = { 'command-api': 0, 'query-api': 0, projector: 0 };
  return {
    ...appEnvironment({ dataDirectory: folder, host: '127.0.0.1', ports }, secrets, { eventStoreUrl: url, readModelsUrl: url }),
    KEYS_URL: url,
    JWT_SECRET: secrets.jwtSecret,
    JWKS_URL: '',
    COMMAND_API_METRICS_PORT: '0',
    QUERY_API_METRICS_PORT: '0',
    PROJECTOR_METRICS_PORT: '0',
  };
}
