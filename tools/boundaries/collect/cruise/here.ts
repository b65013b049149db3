import { cruise, getAvailableTranspilers } from 'dependency-cruiser';
import { CannotJudge } from '../../model/finding.ts';
import type { Cruiser } from './apart.ts';

/**
 * dependency-cruiser in this process. TypeScript 7 has no API of the kind that it needs: it then sees no file, finds nothing
 * and exits 0. So it is asked first.
 */
export const cruiseHere: Cruiser = async (files, options) => {
  const typescript = getAvailableTranspilers().find(({ name }) => name === 'typescript');
  if (!typescript?.available) {
    const hint = 'run npm ci, or npm install --save-dev --save-exact typescript@6.0.3';
    throw new CannotJudge([`dependency-cruiser finds no TypeScript that it can use: ${hint}`]);
  }
  const { output } = await cruise([...files], options);
  if (typeof output === 'string')
    throw new CannotJudge(['dependency-cruiser answered with text instead of its result']);
  const modules = output.modules.map(({ source, dependencies }) => ({
    source,
    dependencies: dependencies.map(({ module, resolved }) => ({ module, resolved })),
  }));
  return { modules, violations: output.summary.violations };
};
