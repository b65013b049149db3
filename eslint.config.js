import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/test/**/*.ts'];
const scripts = ['**/*.js', '**/*.mjs'];

// this.logger.warn(…) and logger.warn(…)
const logCall =
  'CallExpression[callee.property.name=/^(fatal|error|warn|log|debug|verbose)$/]' +
  ":matches([callee.object.name='logger'], [callee.object.property.name='logger'])";

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.bulkhead/', '**/fixtures/**', '**/node_modules/', 'apps/api/test/client/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      // A promise that nobody waits for is an error that nobody hears of, and in a transaction a query after its end.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      // swc keeps an import of an interface that a decorated constructor names, and Node then finds no such export.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      // Small, not shredded: 150 and 30 are the aim, these are the ceiling.
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 40],
      'max-depth': ['error', 3],

      // Ports and base classes give async methods that a simple implementation has nothing to await in.
      '@typescript-eslint/require-await': 'off',
      // Numbers read well in sentences; what is forbidden is an object whose text would be [object Object].
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['libs/modules/**/*.ts', 'libs/shared/**/*.ts'],
    ignores: ['libs/shared/config/**', 'libs/shared/testing/**', ...specs],
    rules: {
      // Settings are read once, typed, by `libs/shared/config`; a module sees its own slice.
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Declare it: defineConfig' },
      ],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: specs,
    rules: {
      // Alerts and people look for lines by their code, and docs/operations/logs.md lists every one of them.
      'no-restricted-syntax': [
        'error',
        {
          selector: `${logCall}:not([arguments.0.properties.0.key.name='event'])`,
          message: "A line begins with its code: logger.warn({ event: 'module.what', … })",
        },
        {
          selector: `${logCall}[arguments.0.properties.0.key.name='event']:not([arguments.0.properties.0.value.value=/^[a-z]+[.][a-z_]+$/])`,
          message: 'The code of a line is a literal, module.what in lower case: npm test finds all of them',
        },
      ],
    },
  },
  {
    files: specs,
    rules: {
      // `describe` is one function that holds all tests of a file, and a file more costs another boot of Nest (1.3 s).
      'max-lines-per-function': 'off',
      'max-lines': ['error', 400],
      // Bodies of responses are read as a client reads them, untyped; a test that reads amiss fails by itself.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // expect(service.method) names a method without calling it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Programs: what they print is their product.
    files: ['apps/api/cli/**/*.ts', 'tools/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Plain JavaScript stands outside of the TypeScript project, so the rules that ask for types cannot judge it.
    files: scripts,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', SharedArrayBuffer: 'readonly' } },
  },
);
