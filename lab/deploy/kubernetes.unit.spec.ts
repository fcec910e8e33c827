import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Namespace, Secret, Service } from 'kubernetes-models/v1';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { type ProcessName, processNames } from '#platform/config/variables';
import { faultsOf } from './known-variables.js';

const folder = path.resolve(import.meta.dirname, '../../deploy/kubernetes');
const models = { Deployment, HorizontalPodAutoscaler, Job, NetworkPolicy, PodDisruptionBudget, ConfigMap, Namespace, Secret, Service };

interface Manifest {
  readonly apiVersion: string;
  readonly kind: keyof typeof models;
  readonly metadata: { readonly name: string };
}

let manifests: readonly { readonly file: string; readonly manifest: Manifest }[];
beforeAll(async () => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml');
  const read = async (file: string) =>
    parseAllDocuments(await readFile(path.join(folder, file), 'utf8')).map((document) => ({ file, manifest: document.toJS() as Manifest }));
  manifests = (await Promise.all(files.map(read))).flat();
});

const named = (kind: string, name: string): unknown =>
  manifests.find(({ manifest }) => manifest.kind === kind && manifest.metadata.name === name)?.manifest;
const deploymentOf = (name: string) => new Deployment(named('Deployment', name) as ConstructorParameters<typeof Deployment>[0]);
const podOf = (name: string) => deploymentOf(name).spec?.template.spec;

describe('deploy/kubernetes', () => {
  it('holds nothing that the published schemas refuse', () => {
    for (const { file, manifest } of manifests) {
      expect(Object.keys(models), `${file}: ${manifest.kind}`).toContain(manifest.kind);
      const model = new models[manifest.kind](manifest as never);
      expect(() => model.validate(), `${file}: ${manifest.kind} ${manifest.metadata.name}`).not.toThrow();
      expect([model.apiVersion, model.kind]).toEqual([manifest.apiVersion, manifest.kind]);
    }
    expect(manifests.length).toBeGreaterThan(15);
  });

  it('is checked for real: a port that is text is refused', () => {
    const broken = structuredClone(named('Deployment', 'projector')) as {
      spec: { template: { spec: { containers: { ports: object[] }[] } } };
    };
    broken.spec.template.spec.containers[0]!.ports = [{ containerPort: '80' }];
    expect(() => new Deployment(broken as never).validate()).toThrow(/containerPort/);
  });

  it('has every file in its kustomization, but the example of secrets', async () => {
    const { resources } = parse(await readFile(path.join(folder, 'kustomization.yaml'), 'utf8')) as {
      readonly resources: readonly string[];
    };
    const files = new Set(manifests.map(({ file }) => file));
    expect([...resources, 'secrets.example.yaml'].sort()).toEqual(['../nginx', ...files].sort());
  });
});

describe.each<ProcessName>([...processNames])('The deployment of %s', (name) => {
  it('runs that process with variables that there are, secrets from files alone, and each file in the secret', () => {
    const [container] = podOf(name)?.containers ?? [];
    const shared = (named('ConfigMap', 'orderline') as { readonly data: Record<string, string> }).data;
    const own = Object.fromEntries((container?.env ?? []).map(({ name: variable, value }) => [variable, value ?? '']));
    expect(container?.args).toEqual([`dist/apps/${name}/src/main.js`]);
    expect(faultsOf(name, { ...shared, ...own })).toEqual([]);
    const { stringData } = named('Secret', 'orderline') as { readonly stringData: Record<string, string> };
    const files = Object.entries({ ...shared, ...own }).flatMap(([variable, value]) =>
      variable.endsWith('_FILE') ? [path.basename(value)] : [],
    );
    expect(files.filter((file) => !Object.hasOwn(stringData, file))).toEqual([]);
  });

  it('is asked whether it lives and is ready, is bounded, and may change nothing on its disk', () => {
    const pod = podOf(name);
    const [container] = pod?.containers ?? [];
    expect(container?.livenessProbe?.httpGet?.path).toBe('/health/live');
    expect(container?.readinessProbe?.httpGet?.path).toBe('/health/ready');
    expect(container?.resources?.limits).toHaveProperty('memory');
    expect(container?.securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
    expect(pod?.securityContext?.runAsNonRoot).toBe(true);
  });

  it('has two, of which one stays whatever is moved, and gives it more time than a stop takes', () => {
    const { SHUTDOWN_DELAY_MS } = (named('ConfigMap', 'orderline') as { readonly data: Record<string, string> }).data;
    expect(deploymentOf(name).spec?.replicas).toBe(2);
    expect(named('PodDisruptionBudget', name)).toMatchObject({ spec: { minAvailable: 1 } });
    expect(podOf(name)?.terminationGracePeriodSeconds).toBeGreaterThan(Number(SHUTDOWN_DELAY_MS) / 1_000 + 8);
  });
});
