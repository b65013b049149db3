import { cruise, getAvailableTranspilers } from 'dependency-cruiser';
import ts from 'typescript';
import { CannotJudge } from '../model/finding.ts';
import type { Engines } from './tree.ts';

/** The installed engines. */
export const installed: Engines = { cruise, typescript: ts.version };

/**
 * TypeScript 7 has no API of the kind that dependency-cruiser needs: it then sees no file, finds nothing and exits 0.
 * So the gate asks before it trusts.
 */
export function assertEngines({ typescript }: Engines): void {
  const hint = 'run npm ci, or npm install --save-dev --save-exact typescript@6.0.3';
  if (!/^6\.0\./.test(typescript)) {
    throw new CannotJudge([`TypeScript ${typescript} is installed, the gate reads with 6.0.x: ${hint}`]);
  }
  const own = getAvailableTranspilers().find(({ name }) => name === 'typescript');
  if (!own?.available) throw new CannotJudge([`dependency-cruiser finds no TypeScript that it can use: ${hint}`]);
}
