import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotJudge } from '../../model/finding.ts';
import { names } from './apart.ts';
import type { Order, Reply } from './apart.ts';
import { cruiseHere } from './here.ts';

async function obey({ files, options }: Order): Promise<Reply> {
  try {
    return { cruised: await cruiseHere(files, options) };
  } catch (error) {
    if (error instanceof CannotJudge) return { refusal: error.reasons.join('\n') };
    throw error;
  }
}

const folder = process.argv[2] ?? '';
const order = JSON.parse(readFileSync(join(folder, names.order), 'utf8')) as Order;
writeFileSync(join(folder, names.reply), JSON.stringify(await obey(order)));
