import type { StoredFunction } from '../../model/catalog.ts';
import { SqlParser } from '../sql/parser.ts';
import { Walk } from '../sql/walk.ts';
import type { FunctionRow } from './answers.ts';

/** What stands in the bodies that PostgreSQL keeps as texts, by its own parser. */
export async function readBodies(rows: readonly FunctionRow[]): Promise<StoredFunction[]> {
  const parser = rows.some(({ isText }) => isText) ? await SqlParser.load() : null;
  return rows.map(({ definition, ...row }) => {
    if (!parser || !row.isText) return { ...row, reaches: [], isDynamic: false };
    const walk = new Walk(parser);
    walk.text(definition);
    const reaches = walk.uses.flatMap((use) =>
      use.kind === 'object' && use.schema ? `${use.schema}.${use.name}` : [],
    );
    const isDynamic = walk.uses.some(({ kind }) => kind === 'dynamic' || kind === 'unparsed');
    return { ...row, reaches: [...new Set(reaches)].sort(), isDynamic };
  });
}
