import type { Layout } from '../model/layout.ts';
import type { CruiserRule, Manifest } from '../model/tree.ts';
import { literal, nothing, patternsOf } from './patterns.ts';

/** The part of a module that the rules are made from. */
export interface Arrows {
  readonly name: string;
  readonly manifest: Manifest | null;
}

type Draft = Pick<CruiserRule, 'name' | 'comment' | 'from' | 'to'>;

/** The gate's rules on imports in the words of dependency-cruiser, made from the manifests. */
export function cruiserRules(layout: Layout, modules: readonly Arrows[]): CruiserRule[] {
  // Its rules are patterns over one folder of modules with one name of door: elsewhere it reads, and judges nothing.
  if (layout.patterns.length > 0 || layout.door === '') return [];
  const drafts = [...doorRules(layout), ...arrowRules(layout, modules), ...floorRules(layout), ...habitRules(layout)];
  // A layout may name no driver, no test and no folder to avoid: then there is no such rule.
  const rules = drafts.filter(({ to }) => to.path !== '' && !to.path?.includes(nothing));
  return rules.map(({ name, ...rest }) => ({ name, severity: 'error', ...rest }));
}

function doorRules(layout: Layout): Draft[] {
  const { modules, door } = patternsOf(layout);
  const name = 'door/internal-import';
  const comment = 'A module is entered by its door, and by no other file.';
  return [
    {
      name,
      comment,
      from: { path: `^${modules}/([^/]+)/` },
      to: { path: `^${modules}/`, pathNot: [`^${modules}/$1/`, door] },
    },
    { name, comment, from: { pathNot: [`^${modules}/`] }, to: { path: `^${modules}/`, pathNot: [door] } },
  ];
}

/** One rule a module: its own folder, and the doors that its manifest names. */
function arrowRules(layout: Layout, modules: readonly Arrows[]): Draft[] {
  const { modules: folder, door } = patternsOf(layout);
  return modules.flatMap(({ name: module, manifest }) => {
    if (!manifest) return [];
    const { dependsOn, listensTo } = manifest;
    const known = [module, ...dependsOn, ...listensTo].filter((it) => it !== '*').map(literal);
    const to = { path: door, pathNot: [`^${folder}/(${known.join('|')})/`] };
    const comment = `${module} uses the doors that its manifest names.`;
    return [{ name: 'arrows/undeclared', comment, from: { path: `^${folder}/${literal(module)}/` }, to }];
  });
}

function floorRules(layout: Layout): Draft[] {
  const { modules, shared, apps, tools, tests } = patternsOf(layout);
  const product = [modules, shared, apps].filter((it) => it !== '').map((it) => `^${it}/`);
  const rules: (Draft | false)[] = [
    shared !== '' && {
      ...{ name: 'layers/shared-knows-module', comment: 'Shared code serves every module and knows none.' },
      ...{ from: { path: `^${shared}/` }, to: { path: `^${modules}/` } },
    },
    apps !== '' && {
      ...{ name: 'layers/imports-app', comment: 'Apps compose; nobody imports them.' },
      ...{ from: { pathNot: [`^${apps}/`] }, to: { path: `^${apps}/` } },
    },
    apps !== '' && {
      ...{ name: 'layers/imports-app', comment: 'An app does not import another app.' },
      ...{ from: { path: `^${apps}/([^/]+)/` }, to: { path: `^${apps}/`, pathNot: [`^${apps}/$1/`] } },
    },
    tools !== '' && {
      ...{ name: 'layers/imports-tool', comment: 'The product does not need its tools; its tests do not ship.' },
      ...{ from: { path: product.join('|'), pathNot: tests }, to: { path: `^${tools}/` } },
    },
  ];
  return rules.filter((rule) => rule !== false);
}

function habitRules(layout: Layout): Draft[] {
  const { modules, shared, apps, tools, drivers, mayUseDrivers, tests, notAJob } = patternsOf(layout);
  const inside = [shared, apps, tools].filter((it) => it !== '').map((it) => `^${it}/`);
  const product = [modules, shared, apps].filter((it) => it !== '').map((it) => `^${it}/`);
  const ring = 'Files that need each other in a ring cannot be read, tested or loaded apart.';
  return [
    {
      ...{ name: 'database/driver', comment: 'Entities, repositories and migrations speak to the database.' },
      ...{ from: { path: product.join('|'), pathNot: mayUseDrivers }, to: { path: drivers } },
    },
    {
      ...{ name: 'tests/in-product', comment: 'What ships does not import what tests.' },
      ...{ from: { pathNot: tests }, to: { path: tests.join('|') } },
    },
    {
      ...{ name: 'cycles/files', comment: ring, from: { path: `^${modules}/([^/]+)/` } },
      ...{ to: { circular: true, viaOnly: { path: `^${modules}/$1/` } } },
    },
    ...inside.map((path) => ({
      name: 'cycles/files',
      comment: ring,
      from: { path },
      to: { circular: true, viaOnly: { path } },
    })),
    { name: 'files/job-name', comment: 'A folder is named by its job.', from: {}, to: { path: notAJob } },
  ];
}
