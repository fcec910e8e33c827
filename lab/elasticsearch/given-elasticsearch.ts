import { afterAll, beforeAll } from 'vitest';
import { type Elasticsearch, type ElasticsearchOptions, startElasticsearch, whyNoElasticsearch } from './elasticsearch.js';

const given = process.env.TEST_ELASTICSEARCH_URL;
/** Why tests that need a server prove nothing here; undefined where there is one. */
export const missingElasticsearch = given === undefined ? await whyNoElasticsearch() : undefined;
if (missingElasticsearch !== undefined) console.warn(`${missingElasticsearch}. The tests with it are left out.`);

/** The same for tests in which a server fails in many ways, which take minutes. */
export const missingProof =
  missingElasticsearch ??
  (process.env.ORDERLINE_PROVE === 'elasticsearch' ? undefined : 'They are run by `npm run prove -- elasticsearch`');

/** For the tests of a file: the server that TEST_ELASTICSEARCH_URL names, or one of its own. */
export function useElasticsearch(options?: ElasticsearchOptions): { readonly url: string } {
  let started: Elasticsearch | undefined;
  beforeAll(async () => {
    if (given === undefined && missingElasticsearch === undefined) started = await startElasticsearch(options);
  });
  afterAll(() => started?.stop());
  return {
    get url() {
      const url = given ?? started?.url;
      if (url === undefined) throw new Error('There is no Elasticsearch yet.');
      return url;
    },
  };
}
