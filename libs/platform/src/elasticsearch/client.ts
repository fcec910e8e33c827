import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from '@elastic/elasticsearch';
import { type Config, ConfigError } from '../config/config.js';

export type SearchSettings = Pick<Config, 'SEARCH_URL' | 'SEARCH_API_KEY' | 'SEARCH_CA_FILE'>;

export interface ClientOptions {
  /** Shown by the server's own listings. */
  readonly name: string;
  /** For one request to one node. */
  readonly timeoutMs: number;
  /** How often a request is sent again, each time to the next node. */
  readonly retries: number;
}

/**
 * A client of all nodes that are named. It connects when it is first asked.
 * @returns undefined where no node is named
 * @throws ConfigError for a file that cannot be read, or holds no certificate
 */
export function openSearchClient(settings: SearchSettings, { name, timeoutMs, retries }: ClientOptions): Client | undefined {
  const { SEARCH_URL: urls, SEARCH_API_KEY: apiKey, SEARCH_CA_FILE: caFile } = settings;
  if (urls === undefined) return undefined;
  return new Client({
    name,
    nodes: urls.split(','),
    requestTimeout: timeoutMs,
    maxRetries: retries,
    enableMetaHeader: false,
    ...(apiKey === undefined ? {} : { auth: { apiKey } }),
    ...(caFile === undefined ? {} : { tls: { ca: readCertificates('SEARCH_CA_FILE', caFile) } }),
  });
}

/** A file that holds none would be passed over, and the server not trusted without a word why. */
function readCertificates(variable: string, path: string): string {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError(variable, `names a file that cannot be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const each of certificates) new X509Certificate(each);
  } catch (cause) {
    throw new ConfigError(variable, `names a file with a damaged certificate: ${(cause as NodeJS.ErrnoException).code ?? 'unknown error'}`);
  }
  if (certificates.length === 0) throw new ConfigError(variable, 'names a file that holds no certificate as PEM');
  return pem;
}
