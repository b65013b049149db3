import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Every place in a value of JSON, itself included. */
const pathsOf = (value: unknown, path: Path = []): Path[] => [
  path,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))
    : []),
];

function withAt(value: unknown, [key, ...path]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((item, at) => (String(at) === key ? withAt(item, path, other) : item));
  const members = value as Record<string, unknown>;
  return { ...members, [key]: withAt(members[key], path, other) };
}

const junk = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, [], {}, '', -1, 1e308, [null], { toString: 1 }, '__proto__', 'constructor', '\ud800'),
);

/** Values of JSON with other JSON in up to three places. */
export const mangled = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(arbitrary, fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 3 })).map(([value, changes]) =>
    changes.reduce<unknown>((changed, [at, other]) => {
      const paths = pathsOf(changed);
      return withAt(changed, paths[at % paths.length] ?? [], other);
    }, value),
  );
