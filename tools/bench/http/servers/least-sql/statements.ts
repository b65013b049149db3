/** $1 digest of the token. */
export const session = `select s.user_id as "userId" from identity.sessions s join identity.users u on u.id = s.user_id
  where s.token_hash = $1 and s.revoked_at is null and s.idle_expires_at > now() and s.expires_at > now()
    and u.status = 'active'`;

/** $1 organization, $2 who asks. */
export const organization = `select o.id, o.name, o.slug, o.status, o.created_at as "createdAt", o.version
  from organizations.organizations o join organizations.members m on m.organization_id = o.id
  where o.id = $1 and m.user_id = $2 and o.status <> 'deleted'`;

/** $1 organization, $2 who asks, $3 how many. */
export const members = `select m.user_id as "userId", u.name, u.email, m.role, m.joined_at as "joinedAt"
  from organizations.members m join identity.users u on u.id = m.user_id
  where m.organization_id = $1
    and exists (select from organizations.members own where own.organization_id = $1 and own.user_id = $2)
  order by m.user_id limit $3`;

/** $1 id, $2 name, $3 slug, $4 who asks, $5 id of the request, $6 id of the event. */
export const create = `with organization as (
    insert into organizations.organizations (id, name, slug, created_by) values ($1, $2, $3, $4)
    on conflict do nothing returning id, created_by, created_at),
  member as (
    insert into organizations.members (organization_id, user_id, role)
    select id, created_by, 'owner' from organization),
  event as (
    insert into organizations.event_outbox
      (id, type, version, organization_id, actor, aggregate_type, aggregate_id, request_id, data)
    select $6, 'organizations.organization.created', 1, id, jsonb_build_object('kind', 'user', 'id', created_by),
      'organizations.organization', id, $5, jsonb_build_object('organizationId', id) from organization)
  select created_at as "createdAt" from organization`;

/** $1 address. */
export const user = `select id, email, name, locale, created_at as "createdAt", password_hash as hash
  from identity.users where email_key = $1 and status = 'active'`;

export const insertSession = `insert into identity.sessions (id, user_id, token_hash, methods, authenticated_at,
    last_seen_at, idle_expires_at, expires_at, ip, user_agent)
  values ($1, $2, $3, array['password'], $4, $4, $5, $6, $7, $8)`;
