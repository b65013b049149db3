import { query } from '../../../runner/postgres/query.ts';
import { capture } from '../../../runner/processes.ts';
import { ofThisMachine } from '../../../runner/production.ts';
import { Refusal } from '../../../runner/refusal.ts';
import type { Stages } from '../../../runner/stages.ts';
import type { Stage } from '../../stage/stage.ts';
import { populate } from '../../stage/world.ts';
import type { World } from '../../stage/world.ts';
import { Tree } from './tree.ts';

/** A product of so many generated modules beside its own, with a database of its own. */
export interface House {
  readonly modules: number;
  readonly tree: Tree;
  readonly world: World;
  /** The superuser's address of its database. */
  readonly url: string;
  /** What its servers are started with; everything in one process, unless it says otherwise. */
  readonly env: NodeJS.ProcessEnv;
}

/** Builds it, and provisions and migrates by its own programs. */
export async function openHouse(stages: Stages, stage: Stage, modules: number): Promise<House> {
  const { tree } = await stages.run('modules', async () => ({
    tree: await Tree.grow(modules),
    says: `${modules} generated and built`,
  }));
  const database = `growth_${modules}`;
  const url = stage.cluster.server.url(database);
  const address = new URL(stage.environment().DATABASE_URL ?? '');
  address.pathname = `/${database}`;
  const env = { ...stage.environment(), DATABASE_URL: address.href, ROLE: 'all', DRAIN_MS: '0' };
  try {
    const { world } = await stages.run('schemas', async () => {
      await query(stage.cluster.server.url('postgres'), `create database ${database}`);
      for (const program of ['provision', 'migrate']) await run(tree, program, { ...env, DATABASE_URL: url });
      return { world: await populate(url), says: `${database}, provisioned, migrated and populated` };
    });
    return { modules, tree, world, url, env };
  } catch (error) {
    tree.remove();
    throw error;
  }
}

async function run(tree: Tree, program: string, env: NodeJS.ProcessEnv): Promise<void> {
  const file = tree.file(`apps/api/cli/${program}.ts`);
  const { code, output } = await capture(process.execPath, [file], { env: { ...ofThisMachine(), ...env } });
  if (code !== 0)
    throw new Refusal(
      `${program} failed with ${tree.modules} modules:\n${output.trim().slice(-3000)}`,
      'npm run bench -- growth',
    );
}
