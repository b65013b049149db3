import { Controller, Get, Inject } from '@nestjs/common';
import { z } from 'zod';
import { kernelErrors } from '../../errors/index.js';
import { Public, Summary, Unmetered } from '../access/access.decorators.js';
import { Page, Returns } from '../answers/answer.decorators.js';
import { LoadClass } from '../overload/load-class.js';
import type { PageView } from '../pages/page.js';
import { PathKey } from '../input/parameter.decorators.js';
import { Published } from '../openapi/published.js';
import type { HttpModuleOptions } from '../openapi/published.js';
import { referencePage } from './reference.page.js';

const inMemory = 'answered from memory';
const CODE_LENGTH = 64;
const problemCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(CODE_LENGTH);

const ProblemView = z
  .object({
    type: z.string().max(CODE_LENGTH * 2),
    code: problemCode,
    title: z.string().max(CODE_LENGTH * 2),
    status: z.int().min(400).max(599),
    owner: z.string().max(CODE_LENGTH),
  })
  .meta({ id: 'ProblemType' });
const OpenApiDocument = z.looseObject({ openapi: z.string().max(CODE_LENGTH) }).meta({ id: 'OpenApiDocument' });

@Controller()
export class ReferenceController {
  readonly #page: PageView;

  constructor(@Inject(Published) private readonly published: HttpModuleOptions) {
    this.#page = referencePage(published.openapi);
  }

  @Get('problems/:code')
  @Summary('What an error code means')
  @Public('what an error code means is no secret')
  @Unmetered(inMemory)
  @Returns(ProblemView)
  getProblem(@PathKey('code', problemCode, kernelErrors.problemNotFound) code: string): z.input<typeof ProblemView> {
    const problem = Object.hasOwn(this.published.problems, code) ? this.published.problems[code] : undefined;
    if (!problem) throw kernelErrors.problemNotFound(code);
    return { type: `/problems/${code}`, code, ...problem };
  }

  @Get('openapi.json')
  @Summary('The OpenAPI document of this API')
  @Public('the description of the API is no secret')
  @Unmetered(inMemory)
  @LoadClass('batch')
  @Returns(OpenApiDocument)
  getOpenApi(): z.input<typeof OpenApiDocument> {
    return this.published.openapi as z.input<typeof OpenApiDocument>;
  }

  @Get('docs')
  @Summary('This reference')
  @Public('the reference of the API is no secret')
  @Unmetered(inMemory)
  @Page()
  showReference(): PageView {
    return this.#page;
  }
}
