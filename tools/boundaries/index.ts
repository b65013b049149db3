export { mermaid, moduleDiagram } from './commands/diagram.ts';
export { cruiserConfiguration } from './cruiser/configuration.ts';
export { inspect, judgeRepository } from './inspect.ts';
export type { Options } from './inspect.ts';
export { CannotJudge, exitCodeOf } from './model/finding.ts';
export type { Finding, Verdict } from './model/finding.ts';
