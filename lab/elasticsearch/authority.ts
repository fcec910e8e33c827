import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const hasOpenssl = spawnSync('openssl', ['version']).error === undefined;

export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** Signs certificates that only those trust who are told of it. */
export class Authority implements AsyncDisposable {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<Authority> {
    const authority = new Authority(await mkdtemp(path.join(os.tmpdir(), 'orderline-authority-')));
    const names = ['-subj', '/CN=An authority of the lab'];
    authority.#openssl('req', '-x509', ...newKey, '-days', '2', ...names, '-keyout', 'ca.key', '-out', 'ca.pem');
    return authority;
  }

  /** As SEARCH_CA_FILE names it. */
  get file(): string {
    return path.join(this.folder, 'ca.pem');
  }

  /** @param name an address or a host, as in `IP:127.0.0.1` @param days from now; below 0 it has expired */
  async sign(name: string, days = 2): Promise<ServerCertificate> {
    this.#openssl('req', ...newKey, '-subj', '/CN=lab', '-keyout', 'server.key', '-out', 'server.csr');
    await writeFile(path.join(this.folder, 'names'), `subjectAltName=${name}`);
    const signed = ['-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'names'];
    this.#openssl('x509', '-req', ...signed, '-days', String(days), '-out', 'server.pem');
    const read = (file: string) => readFile(path.join(this.folder, file), 'utf8');
    return { key: await read('server.key'), cert: await read('server.pem') };
  }

  #openssl(...words: readonly string[]): void {
    execFileSync('openssl', words, { cwd: this.folder, stdio: 'pipe' });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
