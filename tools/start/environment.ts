import { type Secrets } from '../secrets.js';
import { type Settings } from './settings.js';

export interface DatabaseUrls {
  readonly eventStoreUrl: string;
  readonly readModelsUrl: string;
}

/** What the apps run with. Whatever the user has set wins; the installation fills in the rest. */
export function appEnvironment({ host, ports }: Settings, secrets: Secrets, urls: DatabaseUrls): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOST: host,
    COMMAND_API_PORT: String(ports['command-api']),
    QUERY_API_PORT: String(ports['query-api']),
    PROJECTOR_PORT: String(ports.projector),
    EVENT_STORE_URL: urls.eventStoreUrl,
    READ_MODELS_URL: urls.readModelsUrl,
    KEYS_URL: process.env.KEYS_URL || urls.readModelsUrl,
    COMMAND_SECRET: process.env.COMMAND_SECRET || secrets.commandSecret,
    MASTER_KEY: process.env.MASTER_KEY || secrets.masterKey,
    PAYMENT_WEBHOOK_SECRET: process.env.PAYMENT_WEBHOOK_SECRET || secrets.paymentWebhookSecret,
    ...(process.env.JWKS_URL ? {} : { JWT_SECRET: process.env.JWT_SECRET || secrets.jwtSecret }),
  };
}
