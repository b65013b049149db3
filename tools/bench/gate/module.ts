/** The source of one generated module: ten files that every module has, and as many services as are wanted. */
export function moduleFiles(index: number, services: number): Record<string, string> {
  const name = `m${index}`;
  const Name = `M${index}`;
  const before = index === 0 ? null : index - 1;
  const files = {
    'module.json': manifest(name, before),
    'index.ts': door(name, Name),
    [`${name}.module.ts`]: nestModule(name, Name, before),
    [`${name}.facade.ts`]: facade(name, Name),
    [`${name}.events.ts`]: `export class ${Name}Changed {\n  constructor(readonly id: string) {}\n}\n`,
    [`${name}.dto.ts`]: `export interface ${Name}View {\n  readonly id: string;\n  readonly label: string;\n}\n`,
    [`${name}.errors.ts`]: `export const ${name}NotFound = (id: string) => new Error(\`${name} \${id}\`);\n`,
    [`${name}.entity.ts`]: entity(name, Name),
    [`${name}.repository.ts`]: repository(name, Name),
    [`${name}.service.ts`]: service(name, Name, before),
    [`${name}.spec.ts`]: spec(name, Name),
    ...Object.fromEntries(
      Array.from({ length: services }, (_, n) => [`work/${name}.work-${n}.ts`, work(name, Name, n)]),
    ),
  };
  const entries = Object.entries(files).map(([file, text]) => [`libs/modules/${name}/${file}`, text]);
  return Object.fromEntries(entries) as Record<string, string>;
}

const manifest = (name: string, before: number | null) =>
  JSON.stringify({
    ...{ name, owner: `team-${name}`, purpose: 'Stands in a benchmark', removable: true, listensTo: [] },
    dependsOn: before === null ? [] : [`m${before}`],
  });

const door = (name: string, Name: string) => `export { ${Name}Module } from './${name}.module.js';
export { ${Name}Facade } from './${name}.facade.js';
export { ${Name}Changed } from './${name}.events.js';
export type { ${Name}View } from './${name}.dto.js';
`;

const nestModule = (name: string, Name: string, before: number | null) => `import { Module } from '@nestjs/common';
${before === null ? '' : `import { M${before}Module } from '../m${before}/index.js';\n`}import { ${Name}Facade } from './${name}.facade.js';
import { ${Name}Repository } from './${name}.repository.js';
import { ${Name}Service } from './${name}.service.js';

@Module({
  imports: [${before === null ? '' : `M${before}Module`}],
  providers: [${Name}Repository, ${Name}Service, ${Name}Facade],
  exports: [${Name}Facade],
})
export class ${Name}Module {}
`;

const facade = (name: string, Name: string) => `import { Injectable } from '@nestjs/common';
import type { ${Name}View } from './${name}.dto.js';
import { ${Name}Service } from './${name}.service.js';

@Injectable()
export class ${Name}Facade {
  constructor(private readonly service: ${Name}Service) {}

  async ${name}View(id: string): Promise<${Name}View> {
    return { id, label: await this.service.labelOf(id) };
  }
}
`;

const entity = (name: string, Name: string) => `import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: '${name}', name: 'things' })
export class ${Name}Thing {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  label!: string;
}
`;

const repository = (name: string, Name: string) => `import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ${Name}Thing } from './${name}.entity.js';

@Injectable()
export class ${Name}Repository {
  constructor(@InjectRepository(${Name}Thing, '${name}') private readonly things: Repository<${Name}Thing>) {}

  find(id: string): Promise<${Name}Thing | null> {
    return this.things.findOneBy({ id });
  }
}
`;

function service(name: string, Name: string, before: number | null): string {
  const other = before === null ? '' : `import { M${before}Facade } from '../m${before}/index.js';\n`;
  const injected = before === null ? '' : `, private readonly before: M${before}Facade`;
  const asked = before === null ? 'id' : `(await this.before.m${before}View(id)).label`;
  return `import { Injectable } from '@nestjs/common';
${other}import { ${name}NotFound } from './${name}.errors.js';
import { ${Name}Repository } from './${name}.repository.js';

@Injectable()
export class ${Name}Service {
  constructor(private readonly things: ${Name}Repository${injected}) {}

  async labelOf(id: string): Promise<string> {
    const thing = await this.things.find(id);
    if (!thing) throw ${name}NotFound(id);
    return thing.label + ${asked};
  }

  async titleOf(id: string): Promise<string> {
    return (await this.things.find(id))?.label.trim() ?? '';
  }
}
`;
}

const spec = (name: string, Name: string) => `import { boot } from '../../shared/testing/index.js';
import { ${Name}Service } from './${name}.service.js';

export const tested = [boot, ${Name}Service];
`;

/** A service as there are many: it asks, decides and maps. */
const work = (name: string, Name: string, n: number) => `import { Injectable } from '@nestjs/common';
import type { ${Name}View } from '../${name}.dto.js';
import { ${Name}Service } from '../${name}.service.js';

export interface Job${n} {
  readonly ids: readonly string[];
  readonly limit: number;
}

@Injectable()
export class ${Name}Work${n} {
  private readonly seen = new Map<string, ${Name}View>();

  constructor(private readonly service: ${Name}Service) {}

  async run({ ids, limit }: Job${n}): Promise<${Name}View[]> {
    const wanted = [...new Set(ids)].filter((id) => !this.seen.has(id)).slice(0, limit);
    for (const id of wanted) {
      const label = await this.service.titleOf(id);
      this.seen.set(id, { id, label: label || 'work ${n}' });
    }
    return ids.flatMap((id) => this.seen.get(id) ?? []);
  }

  forget(id: string): boolean {
    return this.seen.delete(id);
  }
}
`;
