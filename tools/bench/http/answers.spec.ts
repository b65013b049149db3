import { describe, expect, it } from '@jest/globals';
import { differences } from './answers.ts';

const id = '0198c0de-0000-7000-8000-000000000001';
const otherId = '0198c0de-0000-7000-8000-000000000002';
const answer = { status: 200, body: { id, items: [{ name: 'Ada', email: null }] } };

describe('two answers', () => {
  it('are equal when all of their members are', () => {
    expect(differences(answer, structuredClone(answer), [])).toEqual([]);
  });

  it('differ where a value, a type or a member differs', () => {
    const other = { status: 200, body: { id: otherId, items: [{ name: 'Ada' }, { name: 'Grace' }] } };
    expect(differences(answer, other, [])).toEqual([
      `/body/id: "${id}", and "${otherId}"`,
      '/body/items/0/email: null, and undefined',
      '/body/items/1: undefined, and {"name":"Grace"}',
    ]);
  });

  it('agree on a member that is fresh in each when its form is the same', () => {
    const other = { ...answer, body: { ...answer.body, id: otherId } };
    expect(differences(answer, other, ['/body/id'])).toEqual([]);
    expect(differences(answer, { ...other, body: { ...other.body, id: 7 } }, ['/body/id'])).toHaveLength(1);
    expect(differences(answer, { ...other, body: { ...other.body, id: '7' } }, ['/body/id'])).toHaveLength(1);
  });
});
