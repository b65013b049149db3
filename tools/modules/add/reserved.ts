/** PostgreSQL's reserved words (appendix C of its manual): as names they would have to stand in quotes wherever SQL is written. */
export const sqlWords: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate collation column
   concurrently constraint create cross current_catalog current_date current_role current_schema current_time current_timestamp
   current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having
   ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not
   notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar
   some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where window
   with`.split(/\s+/),
);

/** Words that no class, constant or parameter may be called by. */
export const languageWords: ReadonlySet<string> = new Set(
  `any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval
   export extends false finally for from function get if implements import in instanceof interface is keyof let module namespace
   new never null number object of package private protected public readonly require return set static string super switch symbol
   this throw true try type typeof undefined unknown var void while with yield`.split(/\s+/),
);
