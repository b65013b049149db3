import { randomUUID } from 'node:crypto';
import type { ListCase } from '../list-case.js';
import type { Person, Product } from '../product.js';

/** Rows with a version, and where they are read and written. */
export const flagsPlaces: Readonly<Record<string, string>> = {
  'flags.environments': '/v1/organizations/:organizationId/environments/:environmentKey',
  'flags.flag_states': '/v1/organizations/:organizationId/flags/:flagKey/environments/:environmentKey',
  'flags.flags': '/v1/organizations/:organizationId/flags/:flagKey',
  'flags.segments': '/v1/organizations/:organizationId/segments/:segmentId',
};

/** Gives an organization a row in every table. @returns path parameters: of a flag, an environment and a segment */
export async function fillFlags(
  product: Product,
  owner: Person,
  organizationId: string,
): Promise<Readonly<Record<string, string>>> {
  const path = `/v1/organizations/${organizationId}`;
  const post = async (rest: string, sent: object) => {
    const { status, body } = await product.instances[0]!.send('POST', `${path}/${rest}`, sent, owner.token);
    if (status !== 201) throw new Error(`Filling ${rest} answered ${status}`);
    return body.id as string;
  };
  await post('flags', { key: 'filled', type: 'release' });
  const segmentId = await post('segments', { name: 'Everybody', constraints: [] });
  await product.database.query(
    `insert into flags.metrics (organization_id, environment_id, flag_key, app, hour)
     select organization_id, id, 'filled', 'web', now() from flags.environments where organization_id = $1`,
    [organizationId],
  );
  return { flagKey: 'filled', environmentKey: 'development', segmentId };
}

/** Lists of an organization that had nothing here: one environment, and one flag with one change. */
export async function flagsListCases(
  product: Product,
  person: Person,
  organizationId: string,
): Promise<Readonly<Record<string, ListCase>>> {
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
