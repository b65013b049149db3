import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { inRoot } from '../runner/places.ts';
import { parseYaml } from './yaml.ts';

const Rule = z.object({
  record: z.string().optional(),
  alert: z.string().optional(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
});
const RuleFile = z.object({ groups: z.array(z.object({ name: z.string(), rules: z.array(Rule) })) });
const Test = z.object({
  promql_expr_test: z
    .array(z.object({ expr: z.string(), exp_samples: z.array(z.object({ labels: z.string() })) }))
    .default([]),
});
const TestFile = z.object({ tests: z.array(Test) });

export type Rule = z.output<typeof Rule>;
export type Alert = Rule & { readonly alert: string };

/** What a test asks of ALERTS, and which alerts it wants to see there. */
export interface Case {
  readonly asks: string;
  readonly expects: readonly string[];
}

const read = (folder: string) => globSync(`${folder}/*.yml`, { cwd: inRoot() }).sort();
const parse = (file: string): unknown => parseYaml(readFileSync(inRoot(file), 'utf8'));

export const ruleFiles = (): string[] => read('ops/prometheus/rules');
export const testFiles = (): string[] => read('ops/prometheus/tests');

export const readRules = (files = ruleFiles()): Rule[] =>
  files.flatMap((file) => RuleFile.parse(parse(file)).groups.flatMap(({ rules }) => rules));

export const isAlert = (rule: Rule): rule is Alert => rule.alert !== undefined;

export const readCases = (): Case[] =>
  testFiles()
    .flatMap((file) => TestFile.parse(parse(file)).tests)
    .flatMap((test) => test.promql_expr_test)
    .filter(({ expr }) => expr.includes('ALERTS{'))
    .map(({ expr, exp_samples }) => ({ asks: expr, expects: exp_samples.map(({ labels }) => labels) }));
