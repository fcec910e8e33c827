import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ProcessName } from '#platform/config/variables';
import { faultsOf } from './known-variables.js';

const root = path.resolve(import.meta.dirname, '../..');
const hasCompose = spawnSync('docker-compose', ['version']).error === undefined;
if (!hasCompose) console.error('docker-compose is not installed here: ITS OWN CHECK OF docker-compose.yml IS LEFT OUT.');
const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly restart?: string;
  readonly healthcheck?: { readonly test?: unknown };
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly ports?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly networks?: Readonly<Record<string, { readonly ipv4_address?: string }>>;
  readonly volumes?: readonly string[];
}

let services: Readonly<Record<string, Service>>;
beforeAll(async () => {
  const text = await readFile(path.join(root, 'docker-compose.yml'), 'utf8');
  ({ services } = parse(text, { merge: true }) as { services: typeof services });
});

const appOf = ({ command }: Service): ProcessName | undefined =>
  /^dist\/apps\/([a-z-]+)\/src\/main\.js$/.exec(command?.[0] ?? '')?.[1] as ProcessName | undefined;
const environmentOf = ({ environment = {} }: Service) => {
  const text = Object.entries(environment).map(([name, value]) => [name, String(value).replace(/^\$\{\w+:-(.*)\}$/, '$1')]);
  return Object.fromEntries(text) as Record<string, string>;
};
/** One that ends when it has done its work. */
const isOneShot = ({ restart }: Service) => restart === 'no';

describe('docker-compose.yml', () => {
  it('runs two of each process, all of one image', () => {
    const apps = Object.values(services).flatMap((service) => appOf(service) ?? []);
    expect(apps.sort()).toEqual(['command-api', 'command-api', 'projector', 'projector', 'query-api', 'query-api']);
    expect(new Set(Object.values(services).flatMap((each) => (appOf(each) ? [each.image] : [])))).toEqual(new Set(['orderline']));
  });

  it('sets variables that there are, which each process uses, with secrets from files alone', () => {
    const faults = Object.values(services).flatMap((service) => {
      const app = appOf(service);
      return app === undefined ? [] : faultsOf(app, environmentOf(service));
    });
    expect(faults).toEqual([]);
    const secretsInText = Object.values(services).flatMap((service) =>
      Object.keys(environmentOf(service)).filter((name) => /(SECRET|PASSWORD|KEY)$/.test(name)),
    );
    expect(secretsInText).toEqual([]);
  });

  it('bounds the memory and the processors of every service, and knows of each that stays whether it is well', () => {
    for (const [name, service] of Object.entries(services)) {
      expect([service.mem_limit !== undefined, service.cpus !== undefined], name).toEqual([true, true]);
      const isOurs = appOf(service) !== undefined; // The image has a check of its own.
      expect(isOneShot(service) || isOurs || service.healthcheck?.test !== undefined, name).toBe(true);
    }
  });

  it('starts nothing before what it needs is well, or done', () => {
    for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
      for (const [needed, { condition }] of Object.entries(needs)) {
        const expected = isOneShot(services[needed] ?? {}) ? 'service_completed_successfully' : 'service_healthy';
        expect(condition, `${name} needs ${needed}`).toBe(expected);
      }
    }
  });

  it('shows the gateway to the outside and nothing else but what only this machine reaches', () => {
    const open = Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(open.filter(([, port = '']) => !port.startsWith('127.0.0.1:')).map(([name]) => name)).toEqual(['gateway']);
  });

  it('gives each replica the address that the gateway knows, and the gateway the one that they trust', async () => {
    const upstreams = await readFile(path.join(root, 'deploy/nginx/upstreams.conf'), 'utf8');
    const known = [...upstreams.matchAll(/server ([\d.]+):/g)].map(([, address]) => address);
    const given = Object.values(services).flatMap((service) =>
      appOf(service) === undefined ? [] : (service.networks?.orderline?.ipv4_address ?? []),
    );
    expect(given.sort()).toEqual(known.sort());
    const trusted = new Set(Object.values(services).flatMap((service) => environmentOf(service).TRUSTED_PROXIES ?? []));
    expect(trusted).toEqual(new Set([services.gateway?.networks?.orderline?.ipv4_address]));
  });

  it.skipIf(!hasCompose)('is understood by docker-compose, which refuses a misspelt key', () => {
    const { status, stderr } = spawnSync('docker-compose', ['config', '-q'], { cwd: root, encoding: 'utf8' });
    expect(`${status} ${stderr}`).toBe('0 ');
  });
});

describe('The gateway of the composition', () => {
  it('keeps idle connections for less than a process that ends serves on, and than it keeps them itself', async () => {
    const upstreams = await readFile(path.join(root, 'deploy/nginx/upstreams.conf'), 'utf8');
    const idle = [...upstreams.matchAll(/keepalive_timeout (\d+)s/g)].map(([, seconds]) => Number(seconds) * 1_000);
    const delays = Object.values(services).flatMap((service) => (appOf(service) ? [Number(environmentOf(service).SHUTDOWN_DELAY_MS)] : []));
    expect(idle).toHaveLength(3);
    expect(Math.max(...idle)).toBeLessThan(Math.min(...delays, 75_000));
  });
});

describe('Prometheus in the composition', () => {
  it('asks every process where it shows its metrics, and has the rules where they are mounted', async () => {
    const text = await readFile(path.join(root, 'deploy/compose/prometheus.yml'), 'utf8');
    const { rule_files: rules, scrape_configs: jobs } = parse(text) as {
      readonly rule_files: readonly string[];
      readonly scrape_configs: readonly { readonly static_configs: readonly { readonly targets: readonly string[] }[] }[];
    };
    const targets = jobs.flatMap(({ static_configs: configs }) => configs.flatMap((each) => each.targets));
    const metricsPorts = { 'command-api': 9464, 'query-api': 9465, projector: 9466 };
    const shown = Object.entries(services).flatMap(([name, service]) => {
      const app = appOf(service);
      return app === undefined ? [] : `${name}:${metricsPorts[app]}`;
    });
    expect([...targets].sort()).toEqual(shown.sort());
    expect(rules).toEqual(['/etc/prometheus/rules/alerts.yml']);
    expect(services.prometheus?.volumes).toContain('./deploy/prometheus:/etc/prometheus/rules:ro');
  });

  it.skipIf(!hasPromtool)('is configured as promtool understands it', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'config', '--syntax-only', 'deploy/compose/prometheus.yml'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(`${status} ${stderr}`).toBe('0 ');
  });
});
