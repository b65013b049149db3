import type { Corpus } from '../../prove/corpus.ts';
import { facadeModule, inClass } from './annex.ts';

export const internalTypeMutants: Corpus = {
  rule: 'door/internal-type',
  bad: (scene) => [
    facadeModule(
      scene,
      'internal-inferred',
      'what a service makes, by inference',
      inClass(
        `import { ThingService } from $near(things.service.ts);`,
        `  constructor(private readonly things: ThingService) {}
  price() { return this.things.price(); } // ✗
  sums() { return this.things.sum(); } // ✗`,
      ),
    ),
    facadeModule(
      scene,
      'internal-named',
      'a service in a field, and as a base',
      inClass(`import { ThingService } from $near(things.service.ts);`, `  readonly things = new ThingService(); // ✗`),
      {
        'index.ts': `export { AnnexModule } from $near(internal-named.module.ts);
export { AnnexFacade } from $near(internal-named.facade.ts);
export { Wider } from $near(wider.facade.ts);`,
        'wider.facade.ts': `import { ThingService } from $near(things.service.ts);\nexport class Wider extends ThingService {} // ✗`,
      },
    ),
  ],
  legal: (scene) => [
    facadeModule(
      scene,
      'internal-inline',
      'an object without a name that a service makes',
      inClass(
        `import { ThingService } from $near(things.service.ts);`,
        `  constructor(private readonly things: ThingService) {}
  price() { return { cents: this.things.price().cents, of: [1, 2].map((it) => ({ it })) }; }`,
      ),
    ),
    facadeModule(
      scene,
      'internal-kept',
      'services that are asked, and told in the language’s own types',
      inClass(
        `import { ThingService } from $near(things.service.ts);`,
        `  private readonly things = new ThingService();
  #others: ThingService[] = [];
  protected service(): ThingService { return this.#others[0] ?? this.things; }
  total(): number { return this.service().price().cents; }
  at(): Date | URL { return new Date(); }
  all(): Promise<ReadonlyMap<string, readonly number[]>> { return Promise.resolve(new Map()); }`,
      ),
    ),
  ],
};
