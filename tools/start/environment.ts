import { withSecretFiles } from '#platform/config/secret-files';
import { type Secrets } from '../secrets.js';
import { pageEnvironment } from './page-settings.js';
import { type Settings } from './settings.js';

export interface DatabaseUrls {
  readonly eventStoreUrl: string;
  readonly readModelsUrl: string;
}

/** What the apps run with. Whatever the user has set wins; the installation fills in the rest. */
export function appEnvironment(settings: Settings, secrets: Secrets, urls: DatabaseUrls): NodeJS.ProcessEnv {
  const given = withSecretFiles(process.env);
  const { host, ports } = settings;
  return {
    ...given,
    ...pageEnvironment(settings, given),
    HOST: host,
    COMMAND_API_PORT: String(ports['command-api']),
    QUERY_API_PORT: String(ports['query-api']),
    PROJECTOR_PORT: String(ports.projector),
    EVENT_STORE_URL: urls.eventStoreUrl,
    READ_MODELS_URL: urls.readModelsUrl,
    KEYS_URL: given.KEYS_URL || urls.readModelsUrl,
    COMMAND_SECRET: given.COMMAND_SECRET || secrets.commandSecret,
    MASTER_KEY: given.MASTER_KEY || secrets.masterKey,
    PAYMENT_WEBHOOK_SECRET: given.PAYMENT_WEBHOOK_SECRET || secrets.paymentWebhookSecret,
    ...(given.JWKS_URL || given.OIDC_ISSUER ? {} : { JWT_SECRET: given.JWT_SECRET || secrets.jwtSecret }),
  };
}
