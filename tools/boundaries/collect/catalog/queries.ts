/** What a migrated database is asked. Each answer is rows as `answers.ts` names them. */

/** Everything that can depend on something, with the schema and relation where it stands. */
const objects = `
  objects as (
    select 'pg_class'::regclass as classid, c.oid as objid, c.relnamespace as ns, c.relname as name,
      coalesce(t.relname, c.relname) as rel,
      case c.relkind when 'i' then 'index' when 'I' then 'index' when 'S' then 'sequence' when 'v' then 'view'
        when 'm' then 'materialized-view' when 'f' then 'foreign-table' when 'c' then 'type'
        else case when c.relispartition then 'partition' else 'table' end end as form
      from pg_class c left join pg_index i on i.indexrelid = c.oid left join pg_class t on t.oid = i.indrelid
    union all select 'pg_type'::regclass, t.oid, t.typnamespace, coalesce(e.typname, t.typname), coalesce(r.relname, e.typname, t.typname),
      case t.typtype when 'd' then 'domain' else 'type' end
      from pg_type t left join pg_type e on e.typarray = t.oid left join pg_class r on r.oid in (t.typrelid, e.typrelid)
    union all select 'pg_constraint'::regclass, k.oid, k.connamespace, k.conname, coalesce(c.relname, t.typname),
      case k.contype when 'f' then 'foreign-key' when 'c' then 'check' else 'constraint' end
      from pg_constraint k left join pg_class c on c.oid = k.conrelid left join pg_type t on t.oid = k.contypid
    union all select 'pg_rewrite'::regclass, r.oid, c.relnamespace, r.rulename, c.relname,
      case c.relkind when 'v' then 'view' when 'm' then 'materialized-view' else 'rule' end
      from pg_rewrite r join pg_class c on c.oid = r.ev_class
    union all select 'pg_trigger'::regclass, t.oid, c.relnamespace, t.tgname, c.relname, 'trigger'
      from pg_trigger t join pg_class c on c.oid = t.tgrelid where not t.tgisinternal
    union all select 'pg_policy'::regclass, p.oid, c.relnamespace, p.polname, c.relname, 'policy'
      from pg_policy p join pg_class c on c.oid = p.polrelid
    union all select 'pg_attrdef'::regclass, d.oid, c.relnamespace, a.attname, c.relname,
      case a.attgenerated when '' then 'default' else 'generated-column' end
      from pg_attrdef d join pg_class c on c.oid = d.adrelid
      join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    union all select 'pg_statistic_ext'::regclass, oid, stxnamespace, stxname, stxname, 'statistics' from pg_statistic_ext
    union all select 'pg_proc'::regclass, oid, pronamespace, proname, proname, 'function' from pg_proc
    union all select 'pg_operator'::regclass, oid, oprnamespace, oprname, oprname, 'operator' from pg_operator
    union all select 'pg_opclass'::regclass, oid, opcnamespace, opcname, opcname, 'operator-class' from pg_opclass
    union all select 'pg_opfamily'::regclass, oid, opfnamespace, opfname, opfname, 'operator-class' from pg_opfamily
    union all select 'pg_collation'::regclass, oid, collnamespace, collname, collname, 'collation' from pg_collation
    union all select 'pg_conversion'::regclass, oid, connamespace, conname, conname, 'conversion' from pg_conversion
    union all select 'pg_ts_config'::regclass, oid, cfgnamespace, cfgname, cfgname, 'text-search' from pg_ts_config
    union all select 'pg_ts_dict'::regclass, oid, dictnamespace, dictname, dictname, 'text-search' from pg_ts_dict
  ),
  own as (
    select o.*, n.nspname as schema from objects o join pg_namespace n on n.oid = o.ns
    where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend e where e.classid = o.classid and e.objid = o.objid and e.deptype = 'e')
  )`;

export const dependencies = `with ${objects}
  select distinct a.schema, a.rel, a.name, a.form, b.schema as "toSchema", b.rel as "toRel", b.form as "toForm"
  from pg_depend d
  join own a on a.classid = d.classid and a.objid = d.objid
  join own b on b.classid = d.refclassid and b.objid = d.refobjid
  where a.schema <> b.schema
  union
  select n.nspname, p.pubname, p.pubname, 'publication', s.nspname, c.relname, 'table'
  from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
  join pg_class c on c.oid = r.prrelid join pg_namespace s on s.oid = c.relnamespace
  join pg_namespace n on n.nspowner = p.pubowner and n.nspname not like 'pg\\_%' and n.nspname <> s.nspname
  union
  select n.nspname, p.pubname, p.pubname, 'publication', s.nspname, '*', 'schema'
  from pg_publication_namespace r join pg_publication p on p.oid = r.pnpubid join pg_namespace s on s.oid = r.pnnspid
  join pg_namespace n on n.nspowner = p.pubowner and n.nspname not like 'pg\\_%' and n.nspname <> s.nspname
  order by 1, 2, 3, 4, 5, 6`;

/** Every object that stands in a schema of the product. */
export const inventory = `with ${objects}
  select schema, rel, name, form from own where form not in ('type', 'constraint') order by 1, 2, 3, 4`;

export const functions = `
  select n.nspname as schema, p.proname as name, l.lanname as language, p.prosqlbody is null as "isText",
    p.prosecdef as "isDefiner", case when p.prokind <> 'a' then pg_get_functiondef(p.oid) else '' end as definition, coalesce(array_to_string(p.proconfig, ' '), '') as settings
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    and not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e') order by 1, 2`;

export const relations = `
  select n.nspname as schema, c.relname as name, c.relkind as kind, c.relrowsecurity as "isWalled",
    coalesce('security_invoker=true' = any(c.reloptions) or 'security_invoker=on' = any(c.reloptions)
      or 'security_invoker=1' = any(c.reloptions) or 'security_invoker=yes' = any(c.reloptions), false) as "isInvoker",
    (select coalesce(json_agg(json_build_object('name', p.polname, 'command', p.polcmd, 'isPermissive', p.polpermissive,
        'isForAll', p.polroles = '{0}', 'uses', pg_get_expr(p.polqual, p.polrelid),
        'checks', pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname), '[]')
      from pg_policy p where p.polrelid = c.oid) as policies,
    (select coalesce(json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum), '[]')
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    exists (select from pg_rewrite r join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
      join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
      where r.ev_class = c.oid and t.relrowsecurity) as "showsWalled"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
    and not exists (select from pg_depend e where e.objid = c.oid and e.deptype = 'e') order by 1, 2`;

/** Rights of everybody but the owner of a thing. `PUBLIC` is everybody. */
export const grants = `
  with acls (kind, schema, name, owner, acl) as (
    select 'schema', nspname, nspname, nspowner, nspacl from pg_namespace
    union all select case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname, c.relowner, c.relacl
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
    union all select 'table', n.nspname, c.relname, c.relowner, a.attacl
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    union all select 'function', n.nspname, p.proname, p.proowner, p.proacl from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    union all select 'type', n.nspname, t.typname, t.typowner, t.typacl from pg_type t join pg_namespace n on n.oid = t.typnamespace
    union all select 'database', '', 'database', datdba, datacl from pg_database where datname = current_database()
    union all select 'default', coalesce(n.nspname, ''), case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
        when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end, d.defaclrole, d.defaclacl
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
    union all select 'language', '', lanname, lanowner, lanacl from pg_language
    union all select 'server', '', srvname, srvowner, srvacl from pg_foreign_server
    union all select 'large object', '', oid::text, lomowner, lomacl from pg_largeobject_metadata
  )
  select distinct kind, schema, name, pg_get_userbyid(owner) as owner,
    case x.grantee when 0 then 'PUBLIC' else pg_get_userbyid(x.grantee) end as grantee, x.privilege_type as privilege
  from acls, aclexplode(acl) x
  where x.grantee <> owner and x.grantee <> current_user::regrole and schema not like 'pg\\_%' and schema <> 'information_schema'
  order by 1, 2, 3, 5, 6`;

/** What the roles of the product can do and are, over the whole server. */
export const roles = `
  select r.rolname as name, r.rolcanlogin as "canLogin",
    r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls or r.rolreplication as "isMighty",
    (select coalesce(json_agg(g.rolname order by g.rolname), '[]') from pg_auth_members m join pg_roles g on g.oid = m.roleid
      where m.member = r.oid) as "memberOf"
  from pg_roles r where r.rolname = any($1) order by 1`;

/** Who owns what, where that is not who owns the schema. */
export const owners = `
  select n.nspname as schema, x.name, x.form, pg_get_userbyid(x.owner) as owner from (
    select relnamespace as ns, relname as name, 'relation' as form, relowner as owner from pg_class where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all select pronamespace, proname, 'function', proowner from pg_proc
    union all select typnamespace, typname, 'type', typowner from pg_type where typtype in ('d', 'e', 'r')
  ) x join pg_namespace n on n.oid = x.ns
  where x.owner <> n.nspowner and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and n.nspname <> 'public'
  order by 1, 2, 3`;

/** What belongs to the whole database, and not to a schema of it. */
export const databaseWide = `
  select 'event trigger' as form, evtname::text as name from pg_event_trigger
  union all select 'publication of all tables', pubname from pg_publication where puballtables
  union all select 'subscription', subname from pg_subscription
  union all select 'extension', extname from pg_extension
  union all select 'foreign server', srvname from pg_foreign_server
  union all select 'foreign data wrapper', fdwname from pg_foreign_data_wrapper
  union all select 'language', lanname from pg_language
  union all select 'cast', castsource::regtype || ' as ' || casttarget::regtype from pg_cast where oid >= 16384
  union all select 'large object', oid::text from pg_largeobject_metadata
  union all select 'schema', nspname from pg_namespace where nspname not like 'pg\\_%'
  union all select 'setting of ' || case setrole when 0 then 'the database' else pg_get_userbyid(setrole) end, unnest(setconfig)
    from pg_db_role_setting where setdatabase in (0, (select oid from pg_database where datname = current_database()))
  order by 1, 2`;
