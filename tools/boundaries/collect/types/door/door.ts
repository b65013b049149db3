import type { TypeFacts } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { readBrands } from './brands.ts';
import { readClosure } from './closure.ts';
import { Entities } from './entities.ts';
import { readEvents } from './events.ts';
import { readFacades } from './facades.ts';
import { readQuestions } from './questions.ts';
import { readSurfaces } from './surfaces.ts';

/** What each door means to those who use it. */
export function readDoors(survey: Survey, origins: Origins): Omit<TypeFacts, 'files'> {
  const entities = new Entities(survey.layout, origins);
  const brands = readBrands(survey, origins);
  const facades = readFacades(
    survey,
    origins,
    new Set([...survey.scope.brandsElsewhere, ...brands.map((it) => it.name)]),
  );
  const isLookedAt = new Set(survey.scope.modules.map(({ name }) => name));
  return {
    reaches: survey.scope.modules.flatMap((module) => readClosure(module, survey, origins, entities)),
    brands,
    facades: facades.all.filter(({ module }) => isLookedAt.has(module)),
    questions: readQuestions(survey, origins, facades, entities),
    events: readEvents(survey, origins),
    surfaces: readSurfaces(survey, origins),
  };
}
