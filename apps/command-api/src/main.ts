import 'reflect-metadata';
import { runProcess } from '#platform/lifecycle/run-process';
import { awaitServers } from '#postgres/await-server';
import { warmPools } from '#postgres/warm-pools';
import { requiredSettings } from './command-api.module.js';
import { createCommandApi } from './create-command-api.js';

await runProcess({
  name: 'command-api',
  required: requiredSettings,
  port: 'COMMAND_API_PORT',
  metricsPort: 'COMMAND_API_METRICS_PORT',
  create: async (settings, logger) => {
    const { EVENT_STORE_URL, READ_MODELS_URL, KEYS_URL } = settings;
    await awaitServers({ EVENT_STORE_URL, READ_MODELS_URL, KEYS_URL }, logger);
    const app = await createCommandApi(settings, logger);
    await warmPools();
    return app;
  },
});
