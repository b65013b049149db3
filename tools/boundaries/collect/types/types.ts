import ts from 'typescript';
import type { TypeFacts } from '../../model/types.ts';
import type { Collector } from '../survey.ts';
import { readDoors } from './door/door.ts';
import { Origins } from './origins.ts';
import { readers } from './readers.ts';
import { Reading } from './reading.ts';

/** Asks the compiler's checker what names and calls mean. */
export const collectTypes: Collector<TypeFacts> = async (survey) => {
  const { sources, layout, program, parsed } = survey;
  const origins = new Origins(sources.root, program);
  const edges = [...parsed].flatMap(([file, source]) => {
    const reading = new Reading(file, source, layout, origins);
    const visit = (node: ts.Node): void => {
      for (const read of readers) read(node, reading);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return reading.edges;
  });
  return {
    facts: { files: parsed.size, ...readDoors(survey, origins) },
    edges,
    blind: [],
    says: `${parsed.size} files`,
  };
};
