import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeRepository } from './inspect.ts';
import { exitCodeOf } from './model/finding.ts';
import type { Finding, Verdict } from './model/finding.ts';
import { house as layout } from './model/layout.ts';
import { human } from './report/human.ts';
import { sarif } from './report/sarif.ts';
import { build, clean } from './test/house.ts';
import { runProgram } from './test/run.ts';

const finding = (rule: string, weight: Pick<Finding, 'advisory'> = {}): Finding => ({
  ...{ rule, place: { file: 'libs/modules/a b/x.ts', line: 3, column: 7 } },
  ...{ what: 'a uses b', why: 'b is b’s', fix: 'ask b', owner: 'b: team-b', subjects: ['a b/x.ts', 'b.ts'], ...weight },
});

const verdict = (findings: readonly Finding[], blind: readonly string[] = []): Verdict => ({
  ...{ findings, blind },
  layers: [
    { name: 'imports', state: 'ran', says: '4 imports' },
    { name: 'catalog', state: 'off', says: 'no database is named' },
  ],
  seen: { modules: 2, files: 3, imports: 4, rules: 5 },
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly unknown[];
    readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number; readonly level: string }[];
  }[];
}

const asSarif = (of: Verdict): Sarif => JSON.parse(sarif(of)) as Sarif;

describe('SARIF', () => {
  it('is of version 2.1.0, with a place and a fingerprint for each result', () => {
    const { version, runs } = asSarif(verdict([finding('door/wildcard')]));
    expect([version, runs.length]).toEqual(['2.1.0', 1]);
    expect(runs[0]?.results).toEqual([
      expect.objectContaining({
        ...{ ruleId: 'door/wildcard', ruleIndex: 0, level: 'error' },
        message: { text: 'a uses b\nWhy: b is b’s\nFix: ask b\nOwner: b: team-b' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'libs/modules/a%20b/x.ts' },
              region: { startLine: 3, startColumn: 7 },
            },
          },
        ],
        partialFingerprints: { 'boundaries/v1': 'door/wildcard | a b/x.ts | b.ts' },
      }),
    ]);
  });

  it('describes each rule once, and each result points to its rule', () => {
    const [run] = asSarif(verdict([finding('door/wildcard'), finding('arrows/ring'), finding('door/wildcard')])).runs;
    const ids = run?.tool.driver.rules.map(({ id }) => id);
    expect(ids).toEqual(['arrows/ring', 'door/wildcard']);
    expect(run?.results.every(({ ruleId, ruleIndex }) => ids?.[ruleIndex] === ruleId)).toBe(true);
  });

  it('calls advice a note, and a run that could not judge no success', () => {
    const advice = asSarif(verdict([finding('door/wildcard', { advisory: true })]));
    expect(advice.runs[0]?.results[0]?.level).toBe('note');
    expect(asSarif(verdict([], ['it saw nothing'])).runs[0]?.invocations).toEqual([
      {
        ...{ executionSuccessful: false, exitCode: 2 },
        toolExecutionNotifications: [{ level: 'error', message: { text: 'it saw nothing' } }],
      },
    ]);
  });
});

describe('advice', () => {
  const advice = finding('door/wildcard', { advisory: true });

  it('is told and counted, and changes no exit code', () => {
    expect(exitCodeOf(verdict([advice]))).toBe(0);
    const told = human(verdict([advice]), 'npx bulkhead-boundaries');
    expect(told).toContain('libs/modules/a b/x.ts:3:7  door/wildcard  (advisory)');
    expect(told).toContain('boundaries: clean · 1 advisory · 2 modules, 3 files, 4 imports judged\n');
    expect(told).toContain('layers: imports · off: catalog (no database is named)\n');
  });

  it('hides no finding, and no reason not to trust the run', () => {
    expect(exitCodeOf(verdict([advice, finding('arrows/ring')]))).toBe(1);
    expect(exitCodeOf(verdict([advice], ['it saw nothing']))).toBe(2);
  });
});

describe('what a repository asks for', () => {
  let house: ReturnType<typeof build>;
  beforeAll(() => {
    house = build(clean);
  });
  afterAll(() => house.remove());

  const deep = "import { User } from '../identity/user.entity.js';\nexport type A = User;";
  const judged = (advisory: readonly string[]): Promise<Verdict> => {
    const config = JSON.stringify({ advisory, orm: layout.orm });
    const overlay = new Map([
      ['boundaries.config.json', config],
      ['libs/modules/billing/x.ts', deep],
    ]);
    return judgeRepository({ root: house.root, overlay, layers: new Set(['imports']) });
  };

  it.each([[['door/internal-import']], [['door/*']], [['imports']]])(
    'is advice where it says so: %j',
    async (advisory) => {
      const { findings, blind } = await judged(advisory);
      expect(findings.map(({ rule, advisory: weight }) => [rule, weight])).toEqual([['door/internal-import', true]]);
      expect(blind).toEqual([]);
    },
  );

  it('is told when that means nothing', async () => {
    const { findings, blind } = await judged(['doors/*']);
    expect(findings.map(({ advisory: weight }) => weight)).toEqual([undefined]);
    expect(blind).toEqual([
      'boundaries.config.json: "advisory" names doors/*, and no rule, area/* or layer is called so',
    ]);
  });

  it.each([
    [['--only', 'sql,imports', '--skip', 'imports,sql'], 'no layer is left'],
    [['--only', 'impots'], 'there is no layer impots'],
  ])('cannot be judged by layers that are not there: %j', async (args, reason) => {
    const { code, err } = await runProgram(['--root', house.root, ...args]);
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
  });
});
