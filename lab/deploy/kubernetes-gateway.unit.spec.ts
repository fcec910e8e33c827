import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const nginx = path.join(root, 'deploy/nginx');
const folder = path.join(root, 'deploy/kubernetes');
const hasKustomize = spawnSync('kustomize', ['version']).error === undefined;
if (!hasKustomize) console.error('kustomize is not installed here: THAT deploy/kubernetes CAN BE PUT TOGETHER IS NOT TRIED.');

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly type?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: { readonly ports?: readonly { readonly port: number }[] };
}

const text = (...place: readonly string[]) => readFile(path.join(...place), 'utf8');
const documents = (yaml: string) => parseAllDocuments(yaml).map((document) => document.toJS() as Manifest);
const read = async (file: string) => documents(await text(folder, file));
/** What it says of the servers, and nothing else, may differ. */
const withoutServers = (upstreams: string) => upstreams.replaceAll(/^ *(server|#).*\n/gm, '');
const deploymentIn = (manifests: readonly Manifest[]) =>
  new Deployment(
    manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'gateway') as ConstructorParameters<
      typeof Deployment
    >[0],
  );

describe('The gateway in Kubernetes', () => {
  let gateway: readonly Manifest[];
  beforeAll(async () => {
    gateway = await read('gateway.yaml');
  });

  it('has every file of deploy/nginx as it is, and upstreams of its own in the place of one', async () => {
    const base = parse(await text(nginx, 'kustomization.yaml')) as { readonly configMapGenerator: readonly { readonly files: string[] }[] };
    const overlay = parse(await text(folder, 'kustomization.yaml')) as { readonly configMapGenerator: readonly object[] };

    const [{ files = [] } = {}] = base.configMapGenerator;
    expect(files.sort()).toEqual((await readdir(nginx)).filter((name) => name.endsWith('.conf')).sort());
    expect(overlay.configMapGenerator).toEqual([{ name: 'orderline-gateway', behavior: 'merge', files: ['upstreams.conf'] }]);
    const volumes = deploymentIn(gateway).spec?.template.spec?.volumes;
    expect(volumes).toContainEqual({ name: 'configuration', configMap: { name: 'orderline-gateway' } });
  });

  it('treats its upstreams as the gateway does that is tested, and reaches services that there are', async () => {
    const upstreams = await text(folder, 'upstreams.conf');
    expect(withoutServers(upstreams)).toBe(withoutServers(await text(nginx, 'upstreams.conf')));
    const services = [...(await read('command-api.yaml')), ...(await read('query-api.yaml')), ...(await read('projector.yaml'))].filter(
      ({ kind }) => kind === 'Service',
    );
    const reached = [...upstreams.matchAll(/server (\S+) max_fails=1 fail_timeout=2s;/g)].map(([, address]) => address);
    const offered = services.map(({ metadata, spec }) => `${metadata.name}:${spec?.ports?.[0]?.port}`);
    expect(reached).toEqual(offered.flatMap((address) => [address, address]));
  });

  it('has the certificate from a secret, under the names that its files know', async () => {
    const listen = await text(nginx, 'listen.conf');
    const names = [...listen.matchAll(/\/run\/secrets\/orderline\/([^;]+)/g)].map(([, name]) => name);
    const secret = (await read('secrets.example.yaml')).find(({ metadata }) => metadata.name === 'orderline-tls');
    expect(secret?.type).toBe('kubernetes.io/tls');
    expect(Object.keys(secret?.stringData ?? {})).toEqual(names);
    const [container] = deploymentIn(gateway).spec?.template.spec?.containers ?? [];
    expect(container?.volumeMounts).toContainEqual({ name: 'tls', mountPath: '/run/secrets/orderline', readOnly: true });
    expect(listen).toContain(`listen ${container?.ports?.[0]?.containerPort} ssl`);
  });

  it('is the image of the composition, bounded, and may change nothing on its disk but what is thrown away', async () => {
    const { services } = parse(await text(root, 'docker-compose.yml')) as { services: { gateway: { image: string; command: string[] } } };
    const pod = deploymentIn(gateway).spec?.template.spec;
    const [container] = pod?.containers ?? [];
    expect([container?.image, container?.args]).toEqual([services.gateway.image, services.gateway.command]);
    expect(container?.resources?.limits).toHaveProperty('memory');
    expect(container?.securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
    expect(pod?.securityContext?.runAsNonRoot).toBe(true);
    expect(deploymentIn(gateway).spec?.replicas).toBe(2);
  });

  it('is all that may reach the APIs, and is reached by everybody', async () => {
    const policies = await read('network-policies.yaml');
    const rules = (name: string) =>
      (policies.find(({ metadata }) => metadata.name === name)?.spec as { ingress: unknown } | undefined)?.ingress;
    const matchLabels = { 'app.kubernetes.io/part-of': 'orderline', 'app.kubernetes.io/name': 'gateway' };
    expect(rules('orderline-apis')).toEqual([{ from: [{ podSelector: { matchLabels } }], ports: [{ protocol: 'TCP', port: 'http' }] }]);
    expect(rules('orderline-gateway')).toEqual([{ ports: [{ protocol: 'TCP', port: 'https' }] }]);
  });

  it.skipIf(!hasKustomize)('is put together by kustomize, with the files that its deployment asks for', async () => {
    const { status, stdout, stderr } = spawnSync('kustomize', ['build', folder], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
    expect(`${status} ${stderr}`).toBe('0 ');
    const all = documents(stdout);
    const files = all.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name.startsWith('orderline-gateway-'));
    expect(files?.data).toMatchObject({
      'gateway.conf': await text(nginx, 'gateway.conf'),
      'upstreams.conf': await text(folder, 'upstreams.conf'),
    });
    expect(deploymentIn(all).spec?.template.spec?.volumes).toContainEqual({
      name: 'configuration',
      configMap: { name: files?.metadata.name },
    });
  });
});
