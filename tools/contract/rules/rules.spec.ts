import { describe, expect, it } from '@jest/globals';
import { committed } from '../test/committed.ts';
import { allFaults } from './rules.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document is broken at any depth
type Breaking = (document: any) => void;

const list = '/v1/organizations/{organizationId}/members';
const one = '/v1/organizations/{organizationId}/members/{userId}';
const string = { type: 'string' };

/** The committed document with one thing broken, and what the rules say about it. */
function faultsAfter(breaking: Breaking): string[] {
  const document = structuredClone(committed());
  breaking(document);
  return allFaults(document);
}

describe('the committed document', () => {
  it('breaks no rule', () => {
    expect(allFaults(committed())).toEqual([]);
  });
});

describe('an operation', () => {
  it.each<[string, Breaking, string]>([
    ['of an id that has no module', (it) => (it.paths[list].get.operationId = 'list'), 'is not module_handler'],
    [
      'of another’s id',
      (it) => (it.paths[list].get.operationId = it.paths[one].patch.operationId),
      'the operation id of another',
    ],
    ['with two tags', (it) => it.paths[list].get.tags.push('identity'), 'has 2 tags'],
    ['with a tag of its own', (it) => (it.paths[list].get.tags = ['parcels']), 'which the document does not list'],
    ['without a summary', (it) => delete it.paths[list].get.summary, 'has no summary'],
    ['without security', (it) => delete it.paths[list].get.security, 'says nothing about security'],
    ['with unknown security', (it) => (it.paths[list].get.security = [{ basic: [] }]), 'is no security scheme'],
    ['without 401', (it) => delete it.paths[list].get.responses['401'], 'does not say what its 401 is'],
    ['without 404', (it) => delete it.paths[one].patch.responses['404'], 'does not say what its 404 is'],
    ['without 5XX', (it) => delete it.paths[list].get.responses['5XX'], 'does not say what its 5XX is'],
    ['without a success', (it) => delete it.paths[list].get.responses['200'], 'has 0 successful statuses'],
    [
      'whose refusal is no problem',
      (it) => (it.paths[list].get.responses['404'] = it.paths[list].get.responses['200']),
      'answers 404 with something else than a Problem',
    ],
    ['that misses a path parameter', (it) => it.paths[one].patch.parameters.shift(), 'other path parameters'],
  ])('%s is found', (_, breaking, words) => {
    expect(faultsAfter(breaking)).toContainEqual(expect.stringContaining(words));
  });
});

describe('a schema', () => {
  it.each<[string, Breaking, string]>([
    ['with an endless text', (it) => (it.components.schemas.Me.properties.name = string), 'has no maxLength'],
    [
      'with an endless list',
      (it) => (it.components.schemas.Me.properties.name = { type: 'array', items: { type: 'null' } }),
      'has no maxItems',
    ],
    [
      'with a number that has one bound',
      (it) => (it.components.schemas.Me.properties.name = { type: 'integer', minimum: 0 }),
      'has no maximum',
    ],
    [
      'with an endless parameter',
      (it) => (it.paths[list].get.parameters[0].schema = string),
      'parameters/0/schema has no maxLength',
    ],
    [
      'in the dialect of OpenAPI 3.0',
      (it) => (it.components.schemas.Me.properties.name.nullable = true),
      'has nullable',
    ],
    [
      'written out where it has a name',
      (it) => (it.components.schemas.MemberList.properties.items.items = it.components.schemas.Member),
      'is a copy of Member',
    ],
    [
      'of a request that is open',
      (it) => delete it.components.schemas.ChangeMe.additionalProperties,
      'is sent #/components/schemas/ChangeMe, which is open',
    ],
    [
      'of an answer that is closed',
      (it) => (it.components.schemas.Member.additionalProperties = false),
      'organizations_listMembers answers #/components/schemas/Member, which is closed',
    ],
    [
      'of an answer with a member that may be absent',
      (it) => it.components.schemas.Member.required.pop(),
      'may be absent',
    ],
    [
      'with a member in snake_case',
      (it) => (it.components.schemas.ChangeMe.properties.first_name = { type: 'null' }),
      'first_name is not camelCase',
    ],
    [
      'with a value in camelCase',
      (it) => (it.components.schemas.Me.properties.name = { enum: ['notYet'] }),
      'notYet is not snake_case',
    ],
  ])('%s is found', (_, breaking, words) => {
    expect(faultsAfter(breaking)).toContainEqual(expect.stringContaining(words));
  });

  it('that leads nowhere is refused', () => {
    expect(() => faultsAfter((it) => delete it.components.schemas.Member)).toThrow('leads nowhere');
  });
});
