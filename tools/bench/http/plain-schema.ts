/** Tables of the plain NestJS server, with the same people and organizations in them as the product has. */
export const plainSchema = `
  create schema plain;
  create table plain.users (
    id uuid primary key default gen_random_uuid(),
    email text not null unique,
    name text not null,
    locale text not null,
    password_hash text not null,
    status text not null,
    created_at timestamptz not null default now());
  create table plain.sessions (
    id uuid primary key default gen_random_uuid(),
    user_id uuid not null references plain.users (id),
    token_hash bytea not null unique,
    methods text[] not null,
    authenticated_at timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    ip text,
    user_agent text);
  create index on plain.sessions (user_id);
  create table plain.organizations (
    id uuid primary key default gen_random_uuid(),
    name text not null,
    slug text not null unique,
    status text not null,
    created_at timestamptz not null default now(),
    version int not null default 1);
  create table plain.memberships (
    id uuid primary key default gen_random_uuid(),
    organization_id uuid not null references plain.organizations (id),
    user_id uuid not null references plain.users (id),
    role text not null,
    joined_at timestamptz not null default now(),
    unique (organization_id, user_id));
  create index on plain.memberships (user_id);
  create table plain.events (
    id uuid primary key default gen_random_uuid(),
    type text not null,
    actor_id uuid not null,
    organization_id uuid,
    data jsonb not null,
    created_at timestamptz not null default now());
  create unlogged table plain.rate_limits (
    key text primary key,
    count int not null,
    resets_at timestamptz not null);

  insert into plain.users
    select id, email_key, name, locale, password_hash, status, created_at from identity.users;
  insert into plain.sessions
    select id, user_id, token_hash, methods, authenticated_at, last_seen_at, expires_at, ip, user_agent
    from identity.sessions;
  insert into plain.organizations
    select id, name, slug, status, created_at, version from organizations.organizations where status <> 'deleted';
  insert into plain.memberships (organization_id, user_id, role, joined_at)
    select organization_id, user_id, role, joined_at from organizations.members;
  analyze;
`;
