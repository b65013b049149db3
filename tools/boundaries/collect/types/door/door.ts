import type { TypeFacts } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { readClosure } from './closure.ts';
import { Entities } from './entities.ts';
import { readEvents } from './events.ts';
import { readFacades } from './facades.ts';
import { readQuestions } from './questions.ts';
import { readSurfaces } from './surfaces.ts';

/** What each door means to those who use it. */
export function readDoors(survey: Survey, origins: Origins): Omit<TypeFacts, 'files'> {
  const entities = new Entities(survey.layout, origins);
  const facades = readFacades(survey, origins);
  return {
    reaches: survey.modules.flatMap((module) => readClosure(module, survey, origins, entities)),
    facades: facades.all,
    questions: readQuestions(survey, origins, facades, entities),
    events: readEvents(survey, origins),
    surfaces: readSurfaces(survey, origins),
  };
}
