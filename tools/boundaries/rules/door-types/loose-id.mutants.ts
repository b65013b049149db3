import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { annex } from './annex.ts';

function facade(scene: Scene, name: string, is: string, lines: string): Injection {
  const files = {
    [`${name}.dto.ts`]: `export type ParcelId = string & { readonly brand: 'parcel' };\nexport type CrateId = string;`,
    [`${name}.facade.ts`]: `import type { CrateId, ParcelId } from $near(${name}.dto.ts);
export class AnnexFacade {
${lines}
  known(id: ParcelId, crate: CrateId) { return id === crate; }
}`,
  };
  const door = [
    `export { AnnexFacade } from $near(${name}.facade.ts);`,
    `export type { CrateId, ParcelId } from $near(${name}.dto.ts);`,
  ];
  return { name: is, change: annex(scene, name, { door, files }) };
}

export const looseIdMutants: Corpus = {
  rule: 'facade/loose-id',
  bad: (scene) => [
    facade(scene, 'loose-one', 'a plain text for one', `  find(parcelId: string) { return parcelId; } // ✗`),
    facade(
      scene,
      'loose-many',
      'plain texts for several, and one that may be missing',
      `
  all(parcelIds: readonly string[]) { return parcelIds.length; } // ✗
  some(other: string, parcelId?: string | null) { return other + String(parcelId); } // ✗`,
    ),
  ],
  legal: (scene) => [
    facade(
      scene,
      'loose-typed',
      'ids with their type, and ids that have none',
      `
  find(parcelId: ParcelId) { return parcelId; }
  all(parcelIds: readonly ParcelId[]) { return parcelIds.length; }
  crate(crateId: string, wagonId: string) { return crateId + wagonId; }`,
    ),
    facade(
      scene,
      'loose-alike',
      'texts that are no ids, and ids that stay inside',
      `
  named(parcelName: string, parcel: string, parcelIdea: string) { return parcelName + parcel + parcelIdea; }
  private one(parcelId: string) { return parcelId; }
  has(id: string) { return this.one(id) !== ''; }`,
    ),
  ],
};
