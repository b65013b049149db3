/** What folders, files and packages of NestJS repositories are usually called: what a first configuration goes by. */
export const usual = {
  /** Folders that serve all modules, whether or not they hold a Nest module. */
  shared: [
    ...['common', 'shared', 'core', 'kernel', 'lib', 'libs', 'utils', 'config', 'configs', 'configuration'],
    ...['database', 'db', 'prisma', 'infra', 'infrastructure', 'logger', 'logging'],
  ],
  /** Those of them below which nothing is a feature. */
  sharedTrees: ['common', 'shared', 'utils', 'config', 'database', 'db', 'prisma'],
  /** Folders at the root with code that does not ship. */
  tools: ['test', 'tests', 'e2e', 'scripts', 'tools', 'bin', 'prisma', 'db', 'migrations', 'seeds', 'seed'],
  ignored: ['node_modules', 'dist', 'build', 'out', 'coverage'],
  /** Folders in which code lies that is named by the folder above. */
  inner: ['src', 'lib'],
  /** Roles of files that are meant for others: what data looks like, and what Nest applies by reference. */
  doorRoles: [
    ...['module', 'facade', 'ports', 'port', 'dto', 'event', 'events', 'interface', 'interfaces', 'type', 'types'],
    ...['enum', 'enums', 'constant', 'constants', 'error', 'errors', 'exception', 'exceptions'],
    ...['decorator', 'guard', 'middleware', 'interceptor', 'pipe', 'filter'],
  ],
  testEndings: ['.spec.ts', '.test.ts', '.e2e-spec.ts', '.e2e-test.ts', '.int-spec.ts'],
  testFolders: ['test', 'tests', 'e2e', '__tests__', '__mocks__'],
  orms: [
    ...[
      'typeorm',
      '@nestjs/typeorm',
      'pg',
      'mysql2',
      'better-sqlite3',
      '@prisma/client',
      'mongoose',
      '@nestjs/mongoose',
    ],
    ...['@mikro-orm/core', '@mikro-orm/nestjs', 'sequelize', 'sequelize-typescript', '@nestjs/sequelize'],
    ...['knex', 'kysely', 'drizzle-orm'],
  ],
  /**
   * Whose precision in a repository that the gate does not know has to be seen first: names, and sinks by type. Rings of files
   * lie within one module: they are worth knowing, and couple nobody.
   */
  advisory: [
    'cycles/*',
    ...['names/*', 'wire/*', 'ambient/*', 'container/*', 'inside/*', 'facade/*', 'events/*', 'orm/*'],
    ...['sql/unqualified', 'sql/unowned-schema', 'sql/opaque', 'sql/unparsed', 'sql/lock-key', 'sql/session'],
  ],
} as const;
