import 'reflect-metadata';
import { runProcess } from '#platform/lifecycle/run-process';
import { awaitServers, refuseUnusable } from '#postgres/await-server';
import { warmPools } from '#postgres/warm-pools';
import { createQueryApi, requiredSettings } from './query-api.js';

await runProcess({
  name: 'query-api',
  required: requiredSettings,
  port: 'QUERY_API_PORT',
  metricsPort: 'QUERY_API_METRICS_PORT',
  create: async (config, logger) => {
    const { EVENT_STORE_URL, READ_MODELS_URL, KEYS_URL } = config;
    await awaitServers({ READ_MODELS_URL }, logger);
    await refuseUnusable({ EVENT_STORE_URL, KEYS_URL }); // What needs them is answered 503 until they are there.
    const app = await createQueryApi(config, logger);
    await warmPools();
    return app;
  },
});
