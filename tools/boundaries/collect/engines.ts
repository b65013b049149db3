import ts from 'typescript';
import { CannotJudge } from '../model/finding.ts';
import { cruiseApart } from './cruise/apart.ts';
import type { Engines } from './tree.ts';

/** The installed engines. */
export const installed: Engines = { cruise: cruiseApart, typescript: ts.version };

/** TypeScript 7 has no API of the kind that the gate reads with; whether dependency-cruiser finds one is asked where it runs. */
export function assertEngines({ typescript }: Engines): void {
  const hint = 'run npm ci, or npm install --save-dev --save-exact typescript@6.0.3';
  if (!/^6\.0\./.test(typescript)) {
    throw new CannotJudge([`TypeScript ${typescript} is installed, the gate reads with 6.0.x: ${hint}`]);
  }
}
