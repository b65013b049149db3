import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { collectCatalog } from '../../collect/catalog/catalog.ts';
import { readLayout } from '../../collect/config.ts';
import { readModules } from '../../collect/manifests.ts';
import { resolver } from '../../collect/resolve.ts';
import type { Overlay } from '../../collect/sources.ts';
import { overlaid, sourcesOnDisk } from '../../collect/sources.ts';
import type { Survey } from '../../collect/survey.ts';
import { judgeByRules } from '../../judge/rules.ts';
import type { CatalogFacts } from '../../model/catalog.ts';
import type { Tree } from '../../model/tree.ts';
import { account, textsOf, trialsOf } from '../../prove/run.ts';
import type { Actor, Scene } from '../../prove/scene.ts';
import { catalogRules } from './catalog.ts';
import { catalogMutants } from './catalog.mutants.ts';

const root = resolve('.');
const { layout } = readLayout(root, undefined);

/** What the migrated database of this repository says, with other texts in some files. Nothing is compiled for it. */
async function judged(overlay: Overlay, alone: boolean) {
  const sources = overlaid(sourcesOnDisk(root, layout), overlay);
  const modules = readModules(sources, layout, []).map((it) => ({ ...it, door: null }));
  const survey = { sources, layout, modules, resolve: resolver(sources), alone };
  const found = await collectCatalog(survey as unknown as Survey);
  if ('off' in found) throw new Error(found.off);
  const { facts: catalog, edges, blind } = found;
  const tree = { layout, modules, edges, files: sources.files, facts: { catalog } } as unknown as Tree;
  return { catalog, blind, findings: judgeByRules(tree, catalogRules) };
}

describe('the database of this repository', () => {
  let clean: Awaited<ReturnType<typeof judged>>;
  let catalog: CatalogFacts;
  beforeAll(async () => {
    clean = await judged(new Map(), true);
    ({ catalog } = clean);
  }, 60_000);

  it('holds every migration, of every module alone and of all together, as its own role', () => {
    const schemas = catalog.compartments.map(({ name }) => name);
    expect(schemas).toEqual(
      expect.arrayContaining(readModules(sourcesOnDisk(root, layout), layout, []).map((it) => it.name)),
    );
    expect(catalog.failures).toEqual([]);
    expect(catalog.migrations).toBeGreaterThan(schemas.length * 3);
  });

  it('has no object that stands on another schema, and no right, wall or role that is not as it should be', () => {
    expect([clean.findings, clean.blind]).toEqual([[], []]);
  });

  it('gives each login the rows of its own schema, and nothing of any other', () => {
    for (const { name, login } of catalog.compartments) {
      const rights = catalog.grants.filter(({ grantee, kind }) => grantee === login && kind !== 'database');
      expect(new Set(rights.map(({ schema }) => schema))).toEqual(new Set([name]));
      const allowed = ['DELETE', 'INSERT', 'SELECT', 'UPDATE', 'USAGE'];
      expect(rights.filter(({ privilege }) => !allowed.includes(privilege))).toEqual([]);
    }
    expect(catalog.roles.filter(({ memberOf, isMighty }) => memberOf.length > 0 || isMighty)).toEqual([]);
  });
});

describe('a database in which something is planted', () => {
  const actor = (name: string, table: string): Actor =>
    ({ name, folder: `libs/modules/${name}`, entity: { name: '', file: '', table } }) as unknown as Actor;
  const scene = {
    victim: actor('identity', 'identity.users'),
    offender: actor('organizations', 'organizations.invitations'),
  } as unknown as Scene;

  it('shows views, grants, functions, seeds and all else at their lines, and no look-alike', async () => {
    const trials = trialsOf(catalogMutants, scene);
    const texts = textsOf(root, trials);
    const { findings, blind } = await judged(texts, false);
    const { outcomes, astray } = account(trials, texts, findings);
    const wrong = outcomes.filter(({ missed, surplus }) => missed.length + surplus.length > 0);
    expect(
      wrong.map(({ trial, missed, surplus }) => ({ of: `${trial.rule}: ${trial.injection.name}`, missed, surplus })),
    ).toEqual([]);
    expect([astray, blind]).toEqual([[], []]);
    expect(outcomes.length).toBeGreaterThan(catalogRules.length * 4);
  }, 60_000);
});
