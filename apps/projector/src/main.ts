import 'reflect-metadata';
import { runProcess } from '#platform/lifecycle/run-process';
import { awaitServers } from '#postgres/await-server';
import { createProjector } from './projector.js';

await runProcess({
  name: 'projector',
  required: ['EVENT_STORE_URL', 'READ_MODELS_URL'],
  port: 'PROJECTOR_PORT',
  metricsPort: 'PROJECTOR_METRICS_PORT',
  create: async (config, logger) => {
    const { EVENT_STORE_URL, READ_MODELS_URL } = config;
    await awaitServers({ EVENT_STORE_URL, READ_MODELS_URL }, logger);
    return createProjector(config, logger);
  },
});
