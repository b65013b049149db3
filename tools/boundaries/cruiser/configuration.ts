import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { IConfiguration, ICruiseOptions } from 'dependency-cruiser';
import { readLayout } from '../collect/config.ts';
import { readModules } from '../collect/manifests.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import { CannotJudge } from '../model/finding.ts';
import type { CruiserRule } from '../model/tree.ts';
import { cruiserRules } from './rules.ts';

/** Without the first three, dependency-cruiser does not see most of the forms that an import can take. */
export function cruiserOptions(root: string): ICruiseOptions {
  const tsConfig = join(root, 'tsconfig.json');
  return {
    tsPreCompilationDeps: true,
    detectJSDocImports: true,
    detectImportsInAmbientModules: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    ...(existsSync(tsConfig) ? { tsConfig: { fileName: tsConfig } } : {}),
  };
}

/** For `.dependency-cruiser.js`: the rules and options by which the gate itself runs dependency-cruiser. */
export function cruiserConfiguration(root: string): IConfiguration {
  const faults: string[] = [];
  const { layout } = readLayout(root, undefined);
  const modules = readModules(sourcesOnDisk(root, layout), layout, faults);
  if (faults.length > 0) throw new CannotJudge(faults);
  return { forbidden: cruiserRules(layout, modules).map(forbidden), options: cruiserOptions(root) };
}

/** dependency-cruiser wants lists that it may write to. */
export const forbidden = ({ from, to, ...rule }: CruiserRule) => ({ ...rule, from: { ...from }, to: { ...to } });
