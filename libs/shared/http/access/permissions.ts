export const builtInRoles = ['owner', 'admin', 'billing', 'developer', 'auditor', 'member', 'viewer'] as const;
export type BuiltInRole = (typeof builtInRoles)[number];
type Grantable = Exclude<BuiltInRole, 'owner'>;

interface Permission {
  readonly owner: string;
  readonly name: string;
  readonly roles: ReadonlySet<BuiltInRole>;
  /** A publishable API key may have it: whoever reads the page that it stands in has it, too. */
  readonly publishable: boolean;
}

interface Declared {
  /** Those that a publishable API key may have; none, unless given. */
  readonly publishable?: readonly string[];
}

/** Every permission that the loaded code declares. */
const catalogue = new Map<string, Permission>();

/**
 * The permissions of a module, each with the built-in roles that hold it; the owner of an organization holds them all.
 * Stands in the module's own file, at its top level.
 */
export function declarePermissions(
  owner: string,
  permissions: Readonly<Record<string, readonly Grantable[]>>,
  { publishable = [] }: Declared = {},
): void {
  const unknown = publishable.find((name) => !(name in permissions));
  if (unknown) throw new Error(`${unknown} is publishable and no permission of ${owner}`);
  for (const [name, roles] of Object.entries(permissions)) {
    if (!/^[a-z][a-z_]*:[a-z][a-z_]*$/.test(name)) throw new Error(`${name} is no permission: things:verb`);
    const known = catalogue.get(name);
    if (known && known.owner !== owner) throw new Error(`${known.owner} and ${owner} both declare ${name}`);
    const holders = new Set<BuiltInRole>(['owner', ...roles]);
    catalogue.set(name, { owner, name, roles: holders, publishable: publishable.includes(name) });
  }
}

/** What a built-in role may do, over all modules; nothing for a role that is unknown. */
export const permissionsOfRole = (role: string): Set<string> =>
  new Set(
    declaredPermissions()
      .filter(({ roles }) => roles.has(role as BuiltInRole))
      .map(({ name }) => name),
  );

export const declaredPermissions = (): readonly Permission[] => [...catalogue.values()];

export const isDeclaredPermission = (name: string): boolean => catalogue.has(name);

export const isPublishablePermission = (name: string): boolean => catalogue.get(name)?.publishable === true;
