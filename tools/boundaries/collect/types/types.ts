import ts from 'typescript';
import type { Edge } from '../../model/edge.ts';
import type { TypeFacts } from '../../model/types.ts';
import type { Survey } from '../survey.ts';
import { readDoors } from './door/door.ts';
import { Origins } from './origins.ts';
import { readers } from './readers.ts';
import { Reading } from './reading.ts';

export interface TypesSeen {
  readonly edges: readonly Edge[];
  readonly facts: TypeFacts;
}

/** Asks the compiler's checker what names and calls mean. */
export function readTypes(survey: Survey): TypesSeen {
  const { layout, scope, everywhere } = survey;
  const origins = new Origins(survey);
  const edges = [...scope.files].flatMap(([file, source]) => {
    everywhere.lookingAt(file);
    const reading = new Reading(file, source, layout, origins);
    const visit = (node: ts.Node): void => {
      for (const read of readers) read(node, reading);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return reading.edges;
  });
  return { edges, facts: { files: scope.files.size, ...readDoors(survey, origins) } };
}
