import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { mentionOf } from './container-mentions.ts';
import type { Mention } from './container-mentions.ts';
import { tokensOf } from './container-tokens.ts';
import { elementsOf, propertyOf, viewsOf } from './container-views.ts';
import type { Reader, Reading } from './reading.ts';

/** Makers of the tokens of @nestjs/typeorm: with an entity first, or with a data source alone. */
const ofEntity: ReadonlySet<string> = new Set(['InjectRepository', 'getRepositoryToken', 'getCustomRepositoryToken']);
const ofSource: ReadonlySet<string> = new Set([
  ...['InjectDataSource', 'InjectEntityManager', 'InjectConnection'],
  ...['getDataSourceToken', 'getEntityManagerToken', 'getConnectionToken', 'getDataSourcePrefix'],
]);
const connections = ['DataSource', 'EntityManager', 'QueryRunner', 'Connection'];

/** Lists of classes that a connection is given. */
const lists = ['entities', 'migrations', 'subscribers'];

/** What a class is given of the database by the container, and which entities a compartment is made of. */
export const readOrmOfContainer: Reader = (node, reading) => {
  if (ts.isIdentifier(node)) readMention(node, reading);
  else if (ts.isParameter(node) && ts.isConstructorDeclaration(node.parent)) readConnection(node, reading);
  else if (ts.isPropertyDeclaration(node) && ts.getDecorators(node)) readConnection(node, reading);
  else if (ts.isPropertyAssignment(node)) readList(node, reading);
};

function readMention(node: ts.Identifier, reading: Reading): void {
  const mention = mentionOf(node, reading);
  if (mention?.where !== '@nestjs/typeorm') return;
  if (ofEntity.has(mention.name)) readEntityToken(mention, reading);
  if (ofSource.has(mention.name)) readSourceToken(mention, reading);
  const method = mention.node.parent;
  const isFeature =
    mention.name === 'TypeOrmModule' && ts.isPropertyAccessExpression(method) && method.name.text === 'forFeature';
  if (isFeature) readFeature(method, reading);
}

function readEntityToken({ call, node, name }: Mention, reading: Reading): void {
  const [entity, source] = call?.arguments ?? [];
  for (const to of entity ? tokensOf(entity, reading) : unknown) {
    reading.add({
      via: 'inject',
      form: 'repository-token',
      at: node,
      to,
      specifier: entity?.getText() ?? name,
      names: [name],
    });
  }
  if (source) addSource(source, name, reading);
}

function readSourceToken({ call, node, name }: Mention, reading: Reading): void {
  const to = { kind: 'package', name: '@nestjs/typeorm', symbol: name } as const;
  reading.add({ via: 'inject', form: 'data-source-token', at: call ?? node, to, names: [name] });
  // In a module the token itself is told; elsewhere all depends on whose source it is.
  const [source] = call?.arguments ?? [];
  if (source && reading.home.kind !== 'module') addSource(source, name, reading);
}

/** The name of the data source that a repository belongs to: a module's. */
function addSource(source: ts.Expression, of: string, reading: Reading): void {
  const texts = reading.texts(source);
  const targets: readonly Target[] = texts ? texts.map((name) => ({ kind: 'name', space: 'token', name })) : unknown;
  for (const to of targets) reading.add({ via: 'inject', form: 'data-source-name', at: source, to, names: [of] });
}

const unknown: readonly Target[] = [{ kind: 'unknown' }];

function readFeature(method: ts.PropertyAccessExpression, reading: Reading): void {
  const { parent } = method;
  const [entities, source] = ts.isCallExpression(parent) ? parent.arguments : [];
  if (!entities) return reading.add({ via: 'entity', form: 'registration', at: method, to: { kind: 'unknown' } });
  addElements(entities, reading);
  if (source) addSource(source, 'forFeature', reading);
}

/** `entities: [User]` of whatever makes a connection or a compartment. */
function readList(node: ts.PropertyAssignment, reading: Reading): void {
  const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : '';
  if (lists.includes(name) && isOfConnection(node, reading)) addElements(node.initializer, reading);
}

/** By the type that the object has to have; one that stands alone is followed no further than to the call that takes it. */
function isOfConnection(node: ts.PropertyAssignment, reading: Reading): boolean {
  const wanted = reading.checker.getContextualType(node.parent)?.getProperty(nameText(node));
  const origin = wanted && reading.origins.ofSymbol(wanted);
  if (!origin) return true;
  if (origin.kind === 'package') return origin.package === 'typeorm' || origin.package === '@nestjs/typeorm';
  return reading.layout.orm.jobs.some((job) => origin.file.startsWith(`${reading.layout.shared}/${job}/`));
}

const nameText = ({ name }: ts.PropertyAssignment): string => (ts.isIdentifier(name) ? name.text : '');

function addElements(list: ts.Expression, reading: Reading): void {
  for (const element of elementsOf(list, reading)) {
    const inner = element && (viewsOf(element, reading).at(-1) ?? element);
    // Globs of files are judged where the entities are: they belong to nobody.
    if (inner && ts.isStringLiteralLike(inner)) continue;
    const schema = inner && ts.isNewExpression(inner) ? propertyOf(inner, 'name', reading) : undefined;
    const at = element?.getSourceFile() === reading.source ? element : list;
    for (const to of element && !schema ? tokensOf(element, reading) : unknown) {
      reading.add({ via: 'entity', form: 'registration', at, to, specifier: at.getText(reading.source) });
    }
  }
}

/** `constructor(source: DataSource)`: the container gives whatever source has no name, or the nearest. */
function readConnection(node: ts.ParameterDeclaration | ts.PropertyDeclaration, reading: Reading): void {
  // Migrations are handed the connection that runs them.
  if (!node.type || reading.layout.orm.folders.some((it) => reading.file.includes(`/${it}/`))) return;
  const declared = reading.checker.getTypeFromTypeNode(node.type);
  const found = reading.origins
    .ofType(declared)
    .find((it) => it.kind === 'package' && it.package === 'typeorm' && connections.includes(it.name));
  if (!found) return;
  const to = { kind: 'package', name: 'typeorm', symbol: found.name } as const;
  reading.add({ via: 'inject', form: 'ambient-connection', at: node, to, specifier: found.name, names: [found.name] });
}
