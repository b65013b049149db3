import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { why } from './commands/why.ts';
import { cruiserConfiguration } from './cruiser/configuration.ts';
import { github, json } from './report/machine.ts';
import { build, clean, manifest } from './test/house.ts';
import type { Files } from './test/house.ts';
import { addTo, answerTo, deepImportOfBilling, runProgram, treeOf } from './test/run.ts';
import type { Run } from './test/run.ts';

let root: string;
let remove: () => void;
beforeEach(() => {
  ({ root, remove } = build(clean));
});
afterEach(() => remove());

const add = (files: Files): void => addTo(root, files);
/** What imports show is enough for the form of an answer. */
const run = (...args: string[]): Promise<Run> => runProgram(['--root', root, '--only', 'imports', ...args]);

describe('the answer', () => {
  it('to a clean tree is 0, and says how much was judged', async () => {
    expect(await run()).toEqual({
      code: 0,
      out: 'boundaries: clean · 4 modules, 31 files, 27 imports judged\nlayers: imports · not asked for: types, di, orm, sql, catalog\n',
      err: '',
    });
  });

  it('to a deep import names the way through the door, and whom to ask', async () => {
    add(deepImportOfBilling);
    const { code, out } = await answerTo(root);
    expect(code).toBe(1);
    expect(out).toBe(`libs/modules/billing/x.ts:1:22  door/internal-import
  what   billing uses User, declared in libs/modules/identity/user.entity.ts, which identity does not offer
  why    identity may rename, split or move that file without asking billing
  fix    use what libs/modules/identity/index.ts offers: IdentityFacade has identityView(caller, id); if nothing fits, ask the owner of identity for a facade method or an event
  owner  identity: team-identity · arrow billing → identity: declared (dependsOn) in libs/modules/billing/module.json

boundaries: 1 finding · 4 modules, 32 files, 28 imports judged
layers: imports · not asked for: types, di, orm, sql, catalog
Do what "fix" says, then run npx bulkhead-boundaries again; npx bulkhead-boundaries explain door/internal-import says why a rule exists.
`);
  });

  it('names the facade method that speaks of the same thing, and the event that the door offers', async () => {
    add({
      'libs/modules/identity/identity.facade.ts':
        'export class IdentityFacade { list() {} private users() {} getUsers(ids: string[]) { return ids; } }',
      ...deepImportOfBilling,
      'libs/modules/billing/y.ts': "export { IdentityChanged } from '../identity/identity.events.js';",
    });
    const { out } = await answerTo(root);
    expect(out).toContain(
      'fix    call IdentityFacade.getUsers(ids) (libs/modules/identity/index.ts:2); if no method fits',
    );
    expect(out).toContain('fix    import IdentityChanged from the door: libs/modules/identity/index.ts:3');
  });

  it('to a use without an arrow is the arrow to add, and never one that would close a ring', async () => {
    add({
      'libs/modules/flags/x.ts':
        "import { BillingFacade } from '../billing/index.js';\nexport const a = BillingFacade;",
      'libs/modules/identity/x.ts':
        "import { BillingFacade } from '../billing/index.js';\nexport const a = BillingFacade;",
    });
    const { out } = await answerTo(root);
    expect(out).toContain(
      'fix    add "billing" to "dependsOn" in libs/modules/flags/module.json if both owners agree;',
    );
    expect(out).toContain(
      'fix    billing uses identity already, and an arrow back would close a ring: publish an event,',
    );
  });

  it('to a ring of modules is the ring, with one line of evidence for each arrow', async () => {
    add({
      'libs/modules/identity/module.json': manifest('identity', ['billing']),
      'libs/modules/identity/x.ts':
        "import { BillingFacade } from '../billing/index.js';\nexport const a = BillingFacade;",
    });
    const { out } = await answerTo(root);
    expect(out).toContain(`libs/modules/billing/module.json:5:17  arrows/ring
  what   billing → identity → billing is a ring of modules
         billing → identity: libs/modules/billing/billing.service.ts:1:35 takes IdentityView
         identity → billing: libs/modules/identity/x.ts:1:31 takes BillingFacade`);
  });

  it('is the same, to the byte, each time', async () => {
    add({ ...deepImportOfBilling, 'libs/modules/flags/y.ts': deepImportOfBilling['libs/modules/billing/x.ts'] });
    const [first, second] = [await answerTo(root, json), await answerTo(root, json)];
    expect(first).toEqual(second);
    const { verdict, findings } = JSON.parse(first.out) as {
      verdict: string;
      findings: { file: string; fingerprint: string }[];
    };
    expect(verdict).toBe('findings');
    expect(findings.map(({ file }) => file)).toEqual(['libs/modules/billing/x.ts', 'libs/modules/flags/y.ts']);
    expect(findings[0]?.fingerprint).toBe(
      'door/internal-import | libs/modules/billing/x.ts | libs/modules/identity/user.entity.ts',
    );
  });

  it('for GitHub stands beside the line', async () => {
    add(deepImportOfBilling);
    const { out } = await answerTo(root, github);
    expect(out).toMatch(
      /^::error file=libs\/modules\/billing\/x\.ts,line=1,col=22,title=door\/internal-import::billing uses User/,
    );
    expect(out.trim().split('\n')).toHaveLength(1);
  });
});

describe('the other commands', () => {
  it('why gives the evidence of an arrow', async () => {
    expect(why(await treeOf(root), ['billing', 'identity'])).toBe(`billing → identity
  libs/modules/billing/module.json:5:17  declared: dependsOn
  libs/modules/billing/billing.service.ts:1:35  import: IdentityView, from libs/modules/identity/index.ts
`);
  });

  it('explain gives reason and examples', async () => {
    const { code, out } = await run('explain', 'door/wildcard');
    expect(code).toBe(0);
    expect((await run('explain')).out).toContain('imports\n  arrows/events-only\n');
    expect(out).toMatch(/^door\/wildcard\n\n {2}why .*\n {2}bad .*\n {2}good .*\n {2}seen {2}by imports\n$/);
  });

  it('diagram draws solid arrows for calls and dotted ones for events', async () => {
    expect((await run('diagram')).out).toBe(`graph TD
  m_billing["billing"]
  m_flags["flags"]
  m_identity["identity"]
  m_organizations["organizations"]
  m_billing --> m_identity
  m_billing -.-> m_organizations
  m_organizations --> m_identity
`);
  });

  it('dependency-cruiser itself has the same rules, made from the manifests', () => {
    const { forbidden = [] } = cruiserConfiguration(root);
    expect(forbidden.find(({ comment }) => comment?.startsWith('flags '))).toHaveProperty('to', {
      path: '^libs/modules/[^/]+/index\\.ts$',
      pathNot: ['^libs/modules/(flags)/'],
    });
  });

  it('the program ends with the code of its answer', () => {
    const bin = resolve('tools/boundaries/bin/boundaries.ts');
    const words = ['--root', root, '--only', 'imports'];
    const exit = () => spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' }).status;
    add(deepImportOfBilling);
    expect(exit()).toBe(1);
    rmSync(join(root, 'libs/modules'), { recursive: true });
    expect(exit()).toBe(2);
  });
});
