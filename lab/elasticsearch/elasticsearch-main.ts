import { startElasticsearch } from './elasticsearch.js';

/** A server to try things with, until it is interrupted; its data go with it. */
const server = await startElasticsearch({ heapMegabytes: Number(process.env.ELASTICSEARCH_HEAP_MB ?? 1_024) });
console.log(`Elasticsearch ${server.version} serves: SEARCH_URL=${server.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.stop());
