import type ts from 'typescript';
import type { Place } from '../model/edge.ts';

export function placeOf(file: string, source: ts.SourceFileLike, position: number): Place {
  const { line, character } = source.getLineAndCharacterOfPosition(position);
  return { file, line: line + 1, column: character + 1 };
}
