import ts from 'typescript';

/** Whether a member is private or protected. Names with `#` hide themselves from every way of asking. */
export const isHidden = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some((declaration) => {
    const flags = ts.getCombinedModifierFlags(declaration);
    return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
  }) ?? false;
