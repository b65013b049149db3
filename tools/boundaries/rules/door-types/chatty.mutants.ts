import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { asking } from './asking.ts';

const inLoops = (scene: Scene): Injection[] => [
  asking(
    scene,
    'chatty-loops',
    'in loops of every kind',
    `
  async a(ids: string[]) { for (const id of ids) await this.other.$ask('', id); } // ✗
  async b(ids: string[]) { for (let at = 0; at < ids.length; at++) await this.other.$ask('', ids[at]); } // ✗
  async c(queue: string[]) { while (queue.length > 0) await this.other.$ask('', queue.pop()); } // ✗
  async d(ids: string[]) { let at = 0; do { const id = ids[at++]; await this.other.$ask('', [id]); } while (at < 9); } // ✗
  async *e(ids: AsyncIterable<string>) { for await (const id of ids) yield this.other?.['$ask']('', id); } // ✗`,
  ),
  asking(
    scene,
    'chatty-walks',
    'in walks over lists, sets and maps',
    `
  a(ids: string[]) { return Promise.all(ids.map((id) => this.other.$ask('', id))); } // ✗
  b(ids: Set<string>) { ids.forEach((id) => void this.other.$ask('', id)); } // ✗
  c(ids: string[]) { return Array.from(ids, async (id) => (await this.other.$ask('', id))); } // ✗
  d(ids: string[]) { return ids.reduce((so, id) => so.then(() => this.other.$ask('', id)), Promise.resolve()); } // ✗
  e(ids: any) { return ids.map((id: string) => this.other.$ask('', id)); } // ✗
  f(ids: string[]) { return ids.map(this.other.$ask.bind(this.other)); } // ✗
  g(ids: string[], limit: <T>(work: () => Promise<T>) => Promise<T>) { return ids.map((id) => limit(() => this.other.$ask('', id))); } // ✗`,
  ),
];

const inHelpers = (scene: Scene): Injection[] => [
  asking(
    scene,
    'chatty-helpers',
    'through own helpers',
    `
  private async nameOf(id: string) { return this.other.$ask('', id); }
  private readonly labelOf = async (id: string) => this.nameOf(id);
  async a(ids: string[]) { for (const id of ids) await this.nameOf(id); } // ✗
  async b(ids: string[]) { return ids.map((id) => this.labelOf(id)); } // ✗
  async c(ids: string[]) { return ids.map(this.nameOf, this); } // ✗
  async d(ids: string[]) { await each(ids, async (id) => { await this.other.$ask('', id); }); } // ✗
  async e(ids: string[]) { const { $ask: ask } = this.other; for (const id of ids) await ask('', id); } // ✗
  async g(ids: string[]) { for (const id of ids) { const one = [id]; await ofOne(this.other, one); } } // ✗
  async f([first, ...rest]: string[]): Promise<unknown[]> {
    return first ? [await this.other.$ask('', first), ...(await this.f(rest))] : []; // ✗
  }`,
    `async function each<T>(all: readonly T[], work: (it: T) => Promise<void>) {
  for (const it of all) await work(it);
}
const ofOne = async (other: $Facade, ids: string[]) => named(other, ids);
async function named(other: $Facade, ids: string[]) { return other.$ask('', ids); }`,
  ),
];

export const chattyMutants: Corpus = {
  rule: 'facade/chatty',
  bad: (scene) => [...inLoops(scene), ...inHelpers(scene)],
  legal: (scene) => [
    asking(
      scene,
      'batches',
      'batches, pages and tries',
      `
  async a(groups: string[][]) { for (const ids of groups) await this.other.$ask('', ids); }
  async b(ids: string[]) { for (let at = 0; at < ids.length; at += 100) await this.other.$ask('', ids.slice(at, at + 100)); }
  async c() { for (let next: any = ''; next !== null;) { const page: any = await this.other.$ask('', next); next = page.next; } }
  async d() { let page: any; do page = await this.other.$ask('', page?.next); while (page.next); }
  async e(id: string) { for (let tries = 0; ; tries++) try { return await this.other.$ask('', id); } catch (e) { if (tries > 3) throw e; } }
  async f(next?: string): Promise<any[]> { const page: any = await this.other.$ask('', next); return page.next ? [page, ...(await this.f(page.next))] : [page]; }`,
    ),
    asking(
      scene,
      'once',
      'one question, around which there are loops',
      `
  async a(ids: string[]) { for (const it of [await this.other.$ask('', ids)]) void it; }
  async b(ids: string[]) { const all: any = await this.other.$ask('', ids); return ids.map((id) => all[id]); }
  on(types: string[], bus: { on(type: string, work: () => Promise<unknown>): void }) { for (const it of types) bus.on(it, () => this.other.$ask('', it)); }
  c(ids: string[]) { return ids.map((it) => own.$ask(it)); }
  d(id: string) { return again(() => this.other.$ask('', id)); }
  e(id: string) { return Promise.all([this.other.$ask('', id), this.other.$ask('', '')]); }`,
      `const own = { $ask: (id: string) => id };
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) try { return await work(); } catch (error) { if (tries > 2) throw error; }
}`,
    ),
    asking(
      scene,
      'chatty-alike',
      'loops in which somebody else is asked, and one question for all that a loop has gathered',
      `
  async a(ids: string[]) { const wanted = new Set<string>(); for (const id of ids) wanted.add(id); return this.other.$ask('', [...wanted]); }
  async b(ids: string[], mails: { $ask(of: string, id: string): Promise<void> }) { for (const id of ids) await mails.$ask('', id); }
  async *c(pages: AsyncIterable<string[]>) { for await (const page of pages) yield this.other.$ask('', page); }`,
    ),
  ],
};
