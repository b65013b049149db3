import type { Finding, Verdict } from '../model/finding.ts';
import { exitCodeOf, fingerprint } from '../model/finding.ts';
import { ruleNamed } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0 (OASIS), for code scanning: the same findings, with the fingerprints by which it knows them again. */
export function sarif(verdict: Verdict): string {
  const names = [...new Set(verdict.findings.map(({ rule }) => rule))].sort();
  const run = {
    tool: {
      driver: {
        name: 'bulkhead-boundaries',
        semanticVersion: '0.1.0',
        rules: names.map((name) => descriptor(name, ruleNamed(name))),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: exitCodeOf(verdict) !== 2,
        exitCode: exitCodeOf(verdict),
        toolExecutionNotifications: verdict.blind.map((text) => ({ level: 'error', message: { text } })),
      },
    ],
    results: verdict.findings.map((finding) => result(finding, names.indexOf(finding.rule))),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

const descriptor = (id: string, rule: Rule | undefined) => ({
  id,
  shortDescription: { text: rule?.why ?? id },
  help: { text: `Bad: ${rule?.bad ?? ''}\nGood: ${rule?.good ?? ''}` },
  defaultConfiguration: { level: rule?.advisory ? 'note' : 'error' },
});

function result(finding: Finding, ruleIndex: number) {
  const { rule, place, what, why, fix, evidence = [], owner, advisory } = finding;
  const text = [what, ...evidence, `Why: ${why}`, `Fix: ${fix}`, `Owner: ${owner}`].join('\n');
  const region = { startLine: place.line, startColumn: place.column };
  return {
    ...{ ruleId: rule, ruleIndex, level: advisory ? 'note' : 'error', message: { text } },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(place.file) }, region } }],
    ...suppression(finding),
    partialFingerprints: { 'boundaries/v1': fingerprint(finding) },
  };
}

/** What is waived or frozen is a result all the same: who reads it is told why it does not count. */
function suppression({ waived, frozen }: Finding) {
  if (waived) {
    const justification = `${waived.reason} (until ${waived.until})`;
    return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
  }
  if (!frozen) return {};
  const justification = 'it stood here when the repository adopted the gate';
  return { baselineState: 'unchanged', suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

/** A path from the root as a relative reference: its separators stay, what a URI may not hold is escaped. */
const uriOf = (file: string): string => file.split('/').map(encodeURIComponent).join('/');
