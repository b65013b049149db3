import type { Corpus } from '../../prove/corpus.ts';
import { facadeModule, inClass } from './annex.ts';

export const forgottenExportMutants: Corpus = {
  rule: 'door/forgotten-export',
  bad: (scene) => [
    facadeModule(
      scene,
      'forgotten-result',
      'a view that the door does not name',
      inClass(
        `import type { ThingState, ThingView } from $near(things.dto.ts);`,
        `  all(): Promise<readonly ThingView[]> { return Promise.resolve([]); } // ✗
  move(to: ThingState): string { return to; } // ✗`,
      ),
      {
        'things.dto.ts': `export interface ThingView { readonly id: string }
export type ThingState = 'new' | 'old';`,
      },
    ),
    facadeModule(
      scene,
      'forgotten-part',
      'a part of a view that the door names',
      inClass(
        `import type { ThingView } from $near(things.dto.ts);`,
        `  all(): Promise<readonly ThingView[]> { return Promise.resolve([]); }`,
      ),
      {
        'index.ts': `export { AnnexModule } from $near(forgotten-part.module.ts);
export { AnnexFacade } from $near(forgotten-part.facade.ts);
export type { ThingView } from $near(things.dto.ts);`,
        'things.dto.ts': `export interface ThingView {
  readonly detail: ReadonlyMap<string, ThingDetail> | null; // ✗
}
export interface ThingDetail { readonly text: string }`,
      },
    ),
  ],
  legal: (scene) => [
    facadeModule(
      scene,
      'forgotten-inline',
      'types that are written out, renamed or private',
      inClass(
        `import type { ThingDetail, ThingView } from $near(things.dto.ts);`,
        `  all(): Promise<readonly { readonly view: ThingView }[]> { return Promise.resolve([]); }
  private detail(): ThingDetail { return { text: '' }; }
  text(): string { return this.detail().text; }`,
      ),
      {
        'index.ts': `export { AnnexModule } from $near(forgotten-inline.module.ts);
export { AnnexFacade } from $near(forgotten-inline.facade.ts);
export type { ThingDetail, ThingView as Thing } from $near(things.dto.ts);`,
      },
    ),
    facadeModule(
      scene,
      'forgotten-body',
      'a view that a method uses for itself',
      inClass(
        `import type { ThingState, ThingView } from $near(things.dto.ts);`,
        `  count(): number { const all: ThingView[] = []; const is: ThingState = 'new'; return all.length + is.length; }
  kinds(): readonly ('new' | 'old')[] { return ['new', 'old'] satisfies ThingState[]; }`,
      ),
    ),
  ],
};
