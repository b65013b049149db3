import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import {
  DomainError,
  isDatabaseAway,
  isServerLost,
  kernelErrors,
  problemDocument,
  statusOf,
  translateDatabaseError,
} from './index.js';

const failure = (code: string, constraint?: string) =>
  Object.assign(new Error('driver text'), {
    driverError: Object.assign(new Error('driver text'), { code, constraint }),
  });
const translated = (code: string) => translateDatabaseError(failure(code)) as DomainError;

describe('what PostgreSQL reports', () => {
  it.each([
    ['22P02', 400, 'value_out_of_range'],
    ['22003', 400, 'value_out_of_range'],
    ['22021', 400, 'value_out_of_range'],
    ['23505', 409, 'conflict'],
    ['23503', 409, 'conflict'],
    ['23P01', 409, 'conflict'],
    ['23514', 422, 'check_failed'],
    ['40001', 503, 'unavailable'],
    ['40P01', 503, 'unavailable'],
    ['55P03', 503, 'unavailable'],
    ['57014', 504, 'deadline_exceeded'],
    ['53300', 503, 'unavailable'],
    ['57P01', 503, 'unavailable'],
    ['08006', 503, 'unavailable'],
    ['25P03', 503, 'unavailable'],
    ['25006', 503, 'unavailable'],
    ['28P01', 503, 'unavailable'],
    ['ECONNREFUSED', 503, 'unavailable'],
    ['42501', 500, 'boundary_breach'],
  ])('%s becomes %i %s', (sqlState, status, code) => {
    const error = translated(sqlState);
    expect([statusOf(error.kind), error.code]).toEqual([status, code]);
    expect(error.detail).not.toContain('driver text');
  });

  it.each(['23502', '42P01', 'XX000'])('leaves %s as it is: that is ours to mend', (sqlState) => {
    const error = failure(sqlState);
    expect(translateDatabaseError(error)).toBe(error);
  });

  it('becomes the module’s own problem where its constraint has one', () => {
    const taken = new DomainError('conflict', 'slug_taken', 'Taken');
    const problems = { slug_unique: () => taken };
    expect(translateDatabaseError(failure('23505', 'slug_unique'), problems)).toBe(taken);
    expect(translateDatabaseError(failure('23505', 'other'), problems)).toMatchObject({ code: 'conflict' });
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Query read timeout',
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
  ])('without an SQLSTATE is a lost connection: %s', (message) => {
    expect(translateDatabaseError(new Error(message))).toMatchObject({ kind: 'unavailable' });
  });

  it('tells of the server, where other connections to it are no better', () => {
    expect([failure('25006'), new Error('Query read timeout')].map(isServerLost)).toEqual([true, true]);
    expect([failure('57014'), new Error('no'), 'text'].map(isServerLost)).toEqual([false, false, false]);
  });

  it('knows a failure of a socket, which is made by Node itself and not by this context', async () => {
    const refused = await new Promise((resolve) => connect(1, '127.0.0.1').on('error', resolve));
    expect(isDatabaseAway(refused)).toBe(true);
    expect(translateDatabaseError(refused)).toMatchObject({ kind: 'unavailable', cause: refused });
  });

  it('tells a database that is away from work that failed, also where the domain has translated it', () => {
    const away = [failure('57P01'), failure('53300'), failure('08006'), failure('25006'), failure('ECONNREFUSED')];
    const lost = [...away, new Error('Connection terminated unexpectedly')];
    expect(lost.filter((it) => !isDatabaseAway(it))).toEqual([]);
    expect(lost.map((it) => translateDatabaseError(it)).filter((it) => !isDatabaseAway(it))).toEqual([]);
    const work = [
      failure('40001'),
      failure('57014'),
      failure('23505'),
      kernelErrors.unavailable(),
      new Error('no'),
      'text',
    ];
    expect(work.filter(isDatabaseAway)).toEqual([]);
  });

  it('passes errors of the domain, and what was no error at all', () => {
    const known = kernelErrors.routeNotFound();
    expect(translateDatabaseError(known)).toBe(known);
    expect(translateDatabaseError('text')).toBe('text');
  });
});

describe('a problem document', () => {
  it('has the members of RFC 9457 and ours, and no others', () => {
    const document = problemDocument(kernelErrors.routeNotFound(), '0198c0de-0000-7000-8000-000000000001');
    expect(document).toEqual({
      type: '/problems/route_not_found',
      title: 'Route not found',
      status: 404,
      detail: 'There is nothing at this address',
      code: 'route_not_found',
      instance: 'urn:uuid:0198c0de-0000-7000-8000-000000000001',
      requestId: '0198c0de-0000-7000-8000-000000000001',
    });
  });

  it('lists at most 50 wrong members', () => {
    const wrong = Array.from({ length: 60 }, (_, index) => ({ pointer: `/body/${index}`, code: 'x', detail: 'y' }));
    expect(problemDocument(kernelErrors.requestInvalid(wrong), 'id').errors).toHaveLength(50);
  });
});
