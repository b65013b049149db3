import type { Corpus } from '../../prove/corpus.ts';
import { injections } from '../container/snippets.ts';
import type { Snippets } from '../container/snippets.ts';

const bad: Snippets = {
  'what a facade gave out': `export const plan = async (it: VictimFacade) => JSON.parse(String(await it.victimMethod({} as never, '' as never))) as unknown; // ✗`,
  'a member of an event, by way of a variable': `export function plan(event: VictimEvent) {
  const text = (event as unknown as { data: string }).data;
  return text;
}
export const more = async (it: VictimFacade) => {
  const given = await it.victimMethod({} as never, '' as never);
  const text = String(given);
  return JSON.parse(text) as unknown; // ✗
};`,
};

const legal: Snippets = {
  'own texts': `export const plan = (text: string, own: { details: string }) => [JSON.parse(text) as unknown, JSON.parse(own.details) as unknown];`,
  'a text made of what another gave out': `export const text = async (it: VictimFacade) => JSON.stringify(await it.victimMethod({} as never, '' as never));`,
};

export const storedBlobMutants: Corpus = {
  rule: 'wire/stored-blob',
  bad: (scene) => injections(scene, 'blob', bad),
  legal: (scene) => injections(scene, 'blob-legal', legal),
};
