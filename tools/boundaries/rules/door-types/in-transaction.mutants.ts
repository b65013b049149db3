import type { Corpus } from '../../prove/corpus.ts';
import { asking } from './asking.ts';

export const inTransactionMutants: Corpus = {
  rule: 'facade/in-transaction',
  bad: (scene) => [
    asking(
      scene,
      'within',
      'in the work of a transaction',
      `
  a() { return this.database.transaction('', () => this.other.$ask('', '')); } // ✗
  b() { return this.database.transaction('', async () => { const it = await this.other.$ask('', ''); return it; }); } // ✗
  c() { const { database: own } = this; return own['apart']('', async () => [await this.other.$ask('', '')]); } // ✗
  d() { return new Wider().transaction('', async () => { await Promise.all([this.other.$ask('', '')]); }); } // ✗`,
      `class Wider extends Database {}`,
    ),
    asking(
      scene,
      'within-helpers',
      'through helpers, on either side',
      `
  private async nameOf(id: string) { return this.other.$ask('', id); }
  private async labelOf(id: string) { return (await this.nameOf(id)); }
  private within<T>(work: () => Promise<T>) { return this.database.transaction('', async () => work()); }
  private readonly work = async () => { await this.labelOf('1'); };
  a() { return this.database.transaction('', async () => this.nameOf('1')); } // ✗
  b() { return this.database.transaction('', async () => { await this.labelOf('1'); }); } // ✗
  c() { return this.within(() => this.other.$ask('', '')); } // ✗
  d() { return this.database.transaction('', this.work); } // ✗
  e() { return this.database.transaction('', this.labelOf.bind(this, '1')); } // ✗
  f() { const open = this.database.transaction.bind(this.database); return open('', () => this.nameOf('1')); } // ✗
  g() { const { apart } = this.database; return apart.call(this.database, '', async () => ofOne(this.other)); } // ✗`,
      `async function ofOne(other: $Facade) { return other.$ask('', '1'); }`,
    ),
  ],
  legal: (scene) => [
    asking(
      scene,
      'before',
      'before and after a transaction',
      `
  async a() { const it = await this.other.$ask('', ''); return this.database.transaction('', async () => it); }
  async b() { const it = await this.database.transaction('', async () => 1); await this.other.$ask('', String(it)); }
  async c() { return this.database.transaction(await this.other.$ask('', ''), async () => 1); }`,
    ),
    asking(
      scene,
      'elsewhere',
      'transactions of something else',
      `
  a(bank: { transaction<T>(work: () => Promise<T>): Promise<T> }) { return bank.transaction(() => this.other.$ask('', '')); }
  b() { return this.apart('', () => this.other.$ask('', '')); }
  private async apart(_: string, work: () => Promise<unknown>) { return work(); }`,
    ),
  ],
};
