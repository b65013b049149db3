import ts from 'typescript';
import type { BrandFacts } from '../../../model/types.ts';
import type { Survey } from '../../survey.ts';
import type { Origins } from '../origins.ts';
import { shippedFiles } from './where.ts';

/** Ids that have a type of their own: a text with a brand, so that no other text passes for it. */
export function readBrands({ scope, layout }: Survey, { checker }: Origins): BrandFacts[] {
  const found: BrandFacts[] = [];
  for (const [file, source] of shippedFiles(scope.files, layout)) {
    for (const statement of source.statements) {
      if (!ts.isTypeAliasDeclaration(statement) || !statement.name.text.endsWith('Id')) continue;
      const type = checker.getTypeAtLocation(statement.name);
      const isText = type.isIntersection() && type.types.some((it) => it.flags & ts.TypeFlags.String);
      if (isText) found.push({ file, name: statement.name.text });
    }
  }
  return found;
}

/** `UserId` for a parameter `userId` or `userIds` of plain texts, where there is such a brand. */
export function brandFor(
  name: string,
  type: ts.Type,
  brands: ReadonlySet<string>,
  checker: ts.TypeChecker,
): string | null {
  const single = /^(\w+Id)s?$/.exec(name)?.[1];
  const brand = single && single.charAt(0).toUpperCase() + single.slice(1);
  if (!brand || !brands.has(brand)) return null;
  const plain = checker.getNonNullableType(type);
  const [item] = checker.isArrayLikeType(plain) ? checker.getTypeArguments(plain as ts.TypeReference) : [plain];
  return item && item.flags & ts.TypeFlags.String ? brand : null;
}
