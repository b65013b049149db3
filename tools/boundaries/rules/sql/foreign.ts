import { onForeign } from './standing.ts';

// One judgement with five names: whose the object of a statement is. The name says what the statement does with it, since each
// has a reason and a way out of its own.

export const foreignRead = onForeign(
  {
    name: 'sql/foreign-read',
    why: 'who reads another module’s tables breaks with each of their migrations, and sees rows that its rules would not show',
    bad: "manager.query('select email from identity.users where id = $1', [id])",
    good: 'identity.userView(caller, id)',
  },
  ['sql-read'],
  'reads',
);

export const foreignWrite = onForeign(
  {
    name: 'sql/foreign-write',
    why: 'who writes another module’s rows goes around every rule, event and lock that keeps them right',
    bad: "manager.query('update identity.users set status = $1', ['disabled'])",
    good: 'identity.disable(caller, id), or an event that identity hears',
  },
  ['sql-write'],
  'writes',
);

export const foreignKey = onForeign(
  {
    name: 'sql/foreign-key',
    why: 'a foreign key ties two modules’ rows, locks and migrations together, in a place that neither of them looks at',
    bad: 'create table billing.invoices (user_id uuid references identity.users (id))',
    good: 'create table billing.invoices (user_id uuid not null), and ask identity where it must exist',
  },
  ['sql-reference'],
  'references',
);

export const foreignDefinition = onForeign(
  {
    name: 'sql/foreign-definition',
    why: 'a schema is changed by its owner’s migrations alone: nobody else knows what they are about to do',
    bad: 'billing/migrations: alter table identity.users add column plan text',
    good: 'keep the plan in billing.plans, by the user’s id',
  },
  ['sql-define'],
  'defines or changes',
);

export const foreignDependency = onForeign(
  {
    name: 'sql/foreign-dependency',
    why: 'a view, trigger, policy or function that names another’s table reads it for ever, without any code that shows it',
    bad: 'create view billing.customers as select id, email from identity.users',
    good: 'keep what billing needs in a table of its own, filled by identity’s events',
  },
  ['sql-stored-read'],
  'keeps a query of',
);
