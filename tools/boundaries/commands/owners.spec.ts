import { describe, expect, it } from '@jest/globals';
import { build, clean } from '../test/house.ts';
import { runProgram } from '../test/run.ts';
import { ownersText } from './owners.ts';

const owned = (owners: Readonly<Record<string, string>>) =>
  Object.entries(owners).map(([name, owner]) => ({ folder: `src/${name}`, manifest: { owner } }));

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('the owners of code', () => {
  it('are those of the manifests, as GitHub names people, teams and mailboxes', () => {
    const owners = { notes: '@ada', billing: 'team-money', mail: 'mail@acme.example', pay: 'umbrella/pay', rest: '' };
    const text = ownersText(owned(owners), 'acme', 'boundaries.config.json');
    expect(linesOf(text)).toEqual([
      '/src/billing/  @acme/team-money',
      '/src/mail/     mail@acme.example',
      '/src/notes/    @ada',
      '/src/pay/      @umbrella/pay',
    ]);
    expect(text).not.toContain('organization');
  });

  it('say at their head what is missing, where a team has no organization', () => {
    const text = ownersText(owned({ billing: 'team-money' }), '', 'boundaries.config.json');
    expect(linesOf(text)).toEqual(['/src/billing/  @team-money']);
    expect(text).toContain('#   "codeowners": { "organization": "…" }\n# in boundaries.config.json;');
    expect(ownersText(owned({ billing: '@ada' }), '', '')).not.toContain('organization');
  });

  it('are printed by a command of their own, with the organization of the configuration', async () => {
    const config = JSON.stringify({ codeowners: { organization: 'acme' }, orm: { jobs: ['clock'] } });
    const { root, remove } = build({ ...clean, 'boundaries.config.json': config });
    const { code, out } = await runProgram(['owners', '--root', root]);
    remove();
    expect([code, linesOf(out)[0]]).toEqual([0, '/libs/modules/billing/        @acme/team-billing']);
  });
});
