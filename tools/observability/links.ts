import type { Promised } from './slo/objectives.ts';

const alert = /^\s*(?:- )?(?:&\w+ )?alert: (\w+)$/;
const annotation = /^(\s*)(runbook_url|dashboard): .*$/;

/**
 * A file of rules that people write, with the addresses of each alert's runbook and panel as they are now: numbers of
 * panels change, and whoever publishes the pages elsewhere says so once, in ops/slo.yaml.
 */
export function withLinks(text: string, { runbooks }: Promised['links'], panels: ReadonlyMap<string, string>): string {
  let current = '';
  const lines = text.split('\n').map((line) => {
    current = alert.exec(line)?.[1] ?? current;
    const [, indent, name] = annotation.exec(line) ?? [];
    if (!name) return line;
    return `${indent}${name}: ${name === 'runbook_url' ? `${runbooks}/${current}.md` : (panels.get(current) ?? 'nowhere')}`;
  });
  return lines.join('\n');
}
