import { randomUUID } from 'node:crypto';
import { declaredTables } from '../../../../libs/shared/database/index.js';
import type { ListCase } from '../list-case.js';
import type { Person, Product } from '../product.js';

/** Whether the product has flags: what stands here concerns nobody where they were taken out. */
const isPresent = () => declaredTables().has('flags.flags');

/** Rows with a version, and where they are read and written. */
export const flagsPlaces: Readonly<Record<string, string>> = {
  'flags.environments': '/v1/organizations/:organizationId/environments/:environmentKey',
  'flags.flag_states': '/v1/organizations/:organizationId/flags/:flagKey/environments/:environmentKey',
  'flags.flags': '/v1/organizations/:organizationId/flags/:flagKey',
  'flags.segments': '/v1/organizations/:organizationId/segments/:segmentId',
};

export type NamedFlags = Readonly<Record<string, string>>;

/** Gives an organization a row in every table. */
export async function fillFlags(product: Product, owner: Person, organizationId: string): Promise<void> {
  if (!isPresent()) return;
  const path = `/v1/organizations/${organizationId}`;
  const post = async (rest: string, body: object) => {
    const { status } = await product.instances[0]!.send('POST', `${path}/${rest}`, body, owner.token);
    if (status !== 201) throw new Error(`Filling ${rest} answered ${status}`);
  };
  await post('flags', { key: 'filled', type: 'release' });
  await post('segments', { name: 'Everybody', constraints: [] });
  await product.database.query(
    `insert into flags.metrics (organization_id, environment_id, flag_key, app, hour)
     select organization_id, id, 'filled', 'web', now() from flags.environments where organization_id = $1`,
    [organizationId],
  );
}

/** A flag, an environment and a segment, by the names of the path parameters that they stand for. */
export async function namedFlags(product: Product, owner: Person, organizationId: string): Promise<NamedFlags> {
  if (!isPresent()) return {};
  await fillFlags(product, owner, organizationId);
  const path = `/v1/organizations/${organizationId}/segments`;
  const { body } = await product.instances[0]!.send('GET', path, undefined, owner.token);
  return { flagKey: 'filled', environmentKey: 'development', segmentId: body.items[0].id };
}

/** Lists of an organization that had nothing here: one environment, and one flag with one change. */
export async function flagsListCases(
  product: Product,
  person: Person,
  organizationId: string,
): Promise<Readonly<Record<string, ListCase>>> {
  if (!isPresent()) return {};
  const path = `/v1/organizations/${organizationId}`;
  const query = (text: string, parameters: unknown[]) => product.database.query(text, parameters);
  await product.instances[0]!.send('GET', `${path}/environments`, undefined, person.token);
  const surplus = `select id from flags.environments where organization_id = $1 and protected is false`;
  await query(`delete from flags.environment_revisions where environment_id in (${surplus})`, [organizationId]);
  await query(`delete from flags.environments where id in (${surplus})`, [organizationId]);
  const made = async (text: string, ...parameters: unknown[]) => {
    const id = randomUUID();
    await query(text, [id, organizationId, ...parameters]);
    return id;
  };
  const rows = (table: string, text: string, ...parameters: unknown[]) => ({
    keyOf: ({ id }: Record<string, string>) => id!,
    insert: () => made(`insert into flags.${table} ${text}`, ...parameters),
    remove: (id: string) => query(`delete from flags.${table} where id = $1`, [id]),
  });
  const flags = rows(
    'flags',
    `(id, organization_id, key, type, description) values ($1::uuid, $2, $1::uuid::text, 'release', '')`,
  );
  const flagId = await flags.insert();
  const changes = rows(
    'changes',
    `(id, organization_id, flag_id, to_version, after, changed_by_kind) values ($1, $2, $3, 1, '{}', 'system')`,
    flagId,
  );
  await changes.insert();
  return {
    flags_listFlags: { path: `${path}/flags`, filters: ['archived=true', 'stale=true'], ...flags },
    flags_listChanges: { path: `${path}/flags/${flagId}/changes`, ...changes },
    flags_listEnvironments: {
      path: `${path}/environments`,
      ...rows(
        'environments',
        `(id, organization_id, key, name, protected) values ($1::uuid, $2, $1::uuid::text, 'Preview', false)`,
      ),
    },
    flags_listSegments: {
      path: `${path}/segments`,
      ...rows(
        'segments',
        `(id, organization_id, number, name, description, constraints)
         values ($1::uuid, $2, 1 + (random() * 2000000000)::int, $1::uuid::text, '', '[]')`,
      ),
    },
  };
}
