import { readFileSync } from 'node:fs';
import { ConfigurationError, declaredSettings } from '../../libs/shared/config/index.js';
import type { EnvironmentVariables } from '../../libs/shared/config/index.js';

/**
 * The variables that this program was started with. A secret may stand in a file instead, as container engines mount
 * them: `NAME_FILE` names it. One line break at its end does not count.
 * @throws ConfigurationError when a secret is given twice, or its file cannot be read
 */
export function environment(variables: EnvironmentVariables = process.env): EnvironmentVariables {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  for (const { setting } of declaredSettings()) {
    const path = setting.secret ? variables[`${setting.name}_FILE`] : undefined;
    if (!path) continue;
    if (variables[setting.name]) problems.push(`${setting.name} and ${setting.name}_FILE are both set: leave one out`);
    else
      try {
        read[setting.name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
      } catch (error) {
        problems.push(`${setting.name}_FILE cannot be read (${String((error as NodeJS.ErrnoException).code)})`);
      }
  }
  if (problems.length > 0) throw new ConfigurationError(problems);
  return { ...variables, ...read };
}
