import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inRoot } from '../places.ts';
import { execForm, isInContext, lastOf, readStages } from './dockerfile.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- documents of others' schemas, of which we read a few members */
const { loadAll } = createRequire(import.meta.url)('js-yaml') as { loadAll(text: string): any[] };

const read = (path: string) => readFileSync(inRoot(path), 'utf8');
const stages = readStages(read('Dockerfile'));
const product = stages.at(-1)!;
const declared = JSON.parse(settings()) as { name: string; secret: boolean }[];
const known = new Set(declared.map(({ name }) => name));
const manifests = globSync('ops/kubernetes/*.yaml', { cwd: inRoot() }).flatMap((path) => loadAll(read(path)));
const ofKind = (kind: string) => manifests.filter((it) => it.kind === kind);
const podsOf = (it: any) => it.spec.template.spec;
const containersOf = (it: any): any[] => [...(podsOf(it).initContainers ?? []), ...podsOf(it).containers];
const workloads = [...ofKind('Deployment'), ...ofKind('Job')];

/** Every setting of the built product. */
function settings(): string {
  const program = inRoot('dist', 'apps', 'api', 'cli', 'config.js');
  return execFileSync(process.execPath, [program, '--json'], { encoding: 'utf8' });
}

describe('the Dockerfile', () => {
  it('runs Node itself as the first process, and not as root', () => {
    expect(execForm(lastOf(product, 'CMD'))).toEqual(['node', 'dist/apps/api/main.js']);
    expect(lastOf(product, 'USER')).toBe('node');
    expect(lastOf(product, 'HEALTHCHECK')).toContain('/health/ready');
  });

  it('ships no tool: the last stage copies from stages and three files', () => {
    const copies = product.instructions.filter(({ name }) => name === 'COPY').map(({ words }) => words);
    expect(copies.filter((words) => words.includes('--from=')).map((words) => /from=(\w+)/.exec(words)?.[1])).toEqual([
      'dependencies',
      'build',
      'build',
    ]);
    const dependencies = stages.find(({ name }) => name === 'dependencies')!;
    expect(lastOf(dependencies, 'RUN')).toMatch(/^npm ci --omit=dev --omit=optional .*--workspaces=false$/);
  });

  it('lets no secret and no test into the context', () => {
    const ignore = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    const into = (path: string) => isInContext(path, ignore);
    expect(
      ['package.json', 'apps/api/main.ts', 'libs/shared/http/pages/page.ts', 'docs/problems.json'].filter(into),
    ).toHaveLength(4);
    const kept = [
      '.env',
      'apps/.env.local',
      '.git/config',
      'ops/compose/secrets/smtp_url',
      'node_modules/pg/package.json',
    ];
    const tests = ['apps/api/test/product.ts', 'libs/shared/http/access/access.spec.ts', 'tools/runner/run.mjs'];
    expect([...kept, ...tests].filter(into)).toEqual([]);
  });
});

describe('the Kubernetes manifests', () => {
  it('are an API, a worker and a migration, what they need, and nothing twice', () => {
    expect(manifests.map((it) => `${it.kind} ${it.metadata?.name ?? ''}`.trim()).sort()).toEqual([
      'ConfigMap bulkhead',
      'Deployment bulkhead-api',
      'Deployment bulkhead-worker',
      'Job bulkhead-migrate',
      'Kustomization',
      'PodDisruptionBudget bulkhead-api',
      'PodDisruptionBudget bulkhead-worker',
      'Service bulkhead-api',
    ]);
    const files = globSync('*.yaml', { cwd: inRoot('ops/kubernetes') }).filter((it) => it !== 'kustomization.yaml');
    expect([...ofKind('Kustomization')[0].resources].sort()).toEqual(files.sort());
  });

  it('select what they mean', () => {
    for (const it of [...ofKind('Deployment'), ...ofKind('PodDisruptionBudget')]) {
      const role = it.metadata.name.replace('bulkhead-', '');
      const labels = { 'app.kubernetes.io/name': 'bulkhead', 'app.kubernetes.io/component': role };
      expect(it.spec.selector.matchLabels).toEqual(labels);
      if (it.kind === 'Deployment') expect(it.spec.template.metadata.labels).toEqual(labels);
    }
    const api = ofKind('Deployment').find((it) => it.metadata.name === 'bulkhead-api');
    const [service] = ofKind('Service');
    expect(api.spec.template.metadata.labels).toEqual(service.spec.selector);
    expect(podsOf(api).containers[0].ports[0].name).toBe(service.spec.ports[0].targetPort);
  });

  it('ask the three probes, and leave the time to drain before they kill', () => {
    const drainMs = Number(ofKind('ConfigMap')[0].data.DRAIN_MS);
    const watchdogMs = Number(
      /FINISH_AND_CLOSE_MS = ([\d_]+)/.exec(read('libs/shared/health/run-until-stopped.ts'))![1]!.replaceAll('_', ''),
    );
    for (const it of ofKind('Deployment')) {
      const [container] = podsOf(it).containers;
      const paths = ['startup', 'readiness', 'liveness'].map((probe) => container[`${probe}Probe`].httpGet.path);
      expect(paths).toEqual(['/health/startup', '/health/ready', '/health/live']);
      expect(podsOf(it).terminationGracePeriodSeconds * 1000).toBeGreaterThan(drainMs + watchdogMs);
      // Out of the balancer before it stops serving.
      expect(container.readinessProbe.periodSeconds * 1000 * container.readinessProbe.failureThreshold).toBeLessThan(
        drainMs,
      );
    }
  });

  it('run without privileges, within limits', () => {
    for (const it of workloads) {
      expect(podsOf(it).securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
      expect(podsOf(it).automountServiceAccountToken).toBe(false);
      for (const { securityContext, resources } of containersOf(it)) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(resources).toMatchObject({
          requests: { memory: expect.any(String) },
          limits: { memory: expect.any(String) },
        });
      }
    }
  });

  it('set settings that exist, and give secrets by reference only', () => {
    const secrets = declared.filter(({ secret }) => secret);
    const given = Object.keys(ofKind('ConfigMap')[0].data);
    for (const { name, value, valueFrom } of workloads.flatMap(containersOf).flatMap((it) => it.env)) {
      given.push(name);
      if (secrets.some((it) => it.name === name))
        expect([value, typeof valueFrom.secretKeyRef.key]).toEqual([undefined, 'string']);
    }
    expect(given.filter((name) => !known.has(name))).toEqual([]);
    for (const it of ofKind('Deployment')) expect(JSON.stringify(it)).not.toContain('bulkhead-admin');
  });

  it('start programs that were built', () => {
    for (const { command } of workloads.flatMap(containersOf))
      if (command) expect([command[0], existsSync(inRoot(command[1]))]).toEqual(['node', true]);
  });
});

describe('compose.yaml', () => {
  const [compose] = loadAll(read('compose.yaml'));

  it('starts each after what it needs', () => {
    const order = Object.entries<any>(compose.services).map(([name, { depends_on: needs = {} }]) => [name, needs]);
    expect(Object.fromEntries(order)).toEqual({
      postgres: {},
      provision: { postgres: { condition: 'service_healthy' } },
      migrate: { provision: { condition: 'service_completed_successfully' } },
      api: { migrate: { condition: 'service_completed_successfully' } },
      worker: { migrate: { condition: 'service_completed_successfully' } },
    });
  });

  it('sets settings that exist, secrets by file only, and mounts each file that it names', () => {
    for (const [name, { environment, secrets = [] }] of Object.entries<any>(compose.services)) {
      const files = Object.entries<string>(environment).filter(([variable]) => variable.endsWith('_FILE'));
      expect(files.map(([, file]) => file.replace('/run/secrets/', '')).sort()).toEqual([...secrets].sort());
      if (name === 'postgres') continue;
      for (const variable of Object.keys(environment)) expect(known).toContain(variable.replace(/_FILE$/, ''));
      expect(environment.DATABASE_URL ?? '').not.toContain('@');
    }
  });

  it('has a secret made for each that it mounts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bulkhead-secrets-'));
    try {
      const script = join(folder, 'make-secrets');
      execFileSync(
        '/bin/sh',
        ['-c', `cp ops/compose/make-secrets ${script} && ${script} smtps://u:p@mail.example.com:465`],
        {
          cwd: inRoot(),
        },
      );
      for (const name of Object.keys(compose.secrets))
        expect(readFileSync(join(folder, 'secrets', name), 'utf8')).toMatch(/^\S{16,}$/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
