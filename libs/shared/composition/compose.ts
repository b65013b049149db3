import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { watchedAnswer } from './facade.js';
import { moduleNameOf } from './module-name.js';
import { isPort } from './port.js';
import type { PortToken } from './port.js';

export type Composable = Type | DynamicModule;

interface Implementation {
  readonly port: PortToken;
  readonly by: Composable;
}

@Module({})
class Composition {}

/** The one global module of the composition: it holds the ports, and nothing else of any module. */
@Module({})
class PortsModule {}

/**
 * Puts modules together: imports all of them, and makes every port that one of them exports injectable everywhere.
 * @throws Error when two modules implement the same port.
 */
export function compose(modules: readonly Composable[]): DynamicModule {
  const implementations = modules.flatMap(implementationsBy);
  refuseTwins(implementations);
  return { module: Composition, imports: [...modules, portsModule(implementations)] };
}

function implementationsBy(by: Composable): Implementation[] {
  return exportsOf(by)
    .filter(isPort)
    .map((port) => ({ port, by }));
}

/** Tokens that a module exports, by decorator (Nest keeps them as metadata `exports`) or dynamically. */
function exportsOf(composable: Composable): unknown[] {
  const dynamic = 'module' in composable ? composable : undefined;
  const declared = Reflect.getMetadata('exports', dynamic?.module ?? composable) as unknown[] | undefined;
  return [...(declared ?? []), ...(dynamic?.exports ?? [])].map((it) =>
    typeof it === 'object' && it !== null && 'provide' in it ? it.provide : it,
  );
}

function refuseTwins(implementations: readonly Implementation[]): void {
  const first = new Map<PortToken, Implementation>();
  for (const it of implementations) {
    const twin = first.get(it.port);
    if (twin && twin.by !== it.by) {
      throw new Error(
        `The port ${it.port.name} has two implementors, ${nameOf(twin.by)} and ${nameOf(it.by)}: keep one`,
      );
    }
    first.set(it.port, it);
  }
}

/**
 * A global module cannot re-export what another exports under the same token without importing that whole module into
 * everybody's sight. So each port passes through a module of its own, under a private symbol.
 */
function portsModule(implementations: readonly Implementation[]): DynamicModule {
  const passages = implementations.map((it) => ({ ...it, passage: Symbol(it.port.name) }));
  return {
    module: PortsModule,
    global: true,
    imports: passages.map(({ port, by, passage }) => {
      class PortPassage {}
      Object.defineProperty(PortPassage, 'name', { value: `${port.name}Passage` });
      const provider = {
        provide: passage,
        inject: [port],
        useFactory: (answer: object) =>
          port.atOnce ? answer : watchedAnswer(answer, moduleNameOf(nameOf(by)), port.name),
      };
      return { module: PortPassage, imports: [by], providers: [provider], exports: [passage] };
    }),
    providers: passages.map(({ port, passage }) => ({ provide: port, useExisting: passage })),
    exports: passages.map(({ port }) => port),
  };
}

const nameOf = (it: Composable): string => ('module' in it ? it.module.name : it.name);
