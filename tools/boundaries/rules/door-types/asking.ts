import type { Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

/**
 * A class of the offender that has the victim's facade, as `other`, and a database. In its lines `$ask` is the method
 * that is asked, and `$Facade` the facade's class.
 */
export function asking(scene: Scene, name: string, is: string, lines: string, outside = ''): Injection {
  const { victim, file, specifier, door, shared } = scene;
  const at = file(`${name}.asking.ts`);
  const text = `import { Injectable } from '@nestjs/common';
import { ${victim.facade.name} } from '${specifier(at, door(victim))}';
import { Database } from '${specifier(at, shared('database'))}';
${outside}
@Injectable()
export class Asking {
  constructor(private readonly other: $Facade, private readonly database: Database) {}
${lines}
}`;
  return { name: is, change: { [at]: filled(scene, text) } };
}

const filled = ({ victim }: Scene, text: string): string =>
  text.replaceAll('$ask', victim.facade.method).replaceAll('$Facade', victim.facade.name);
