import { beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { DomainError } from '../errors/index.js';
import { Public, Refuses, Returns, ReturnsNothing } from '../http/index.js';
import { AnswerCheck } from './answer-check.js';

const Parcel = z.object({ id: z.uuid(), weightGrams: z.int().min(1).max(9) }).meta({ id: 'Parcel' });
type Parcel = z.output<typeof Parcel>;
const parcel = { id: '0198c0de-0000-7000-8000-000000000001', weightGrams: 3 };
const slugTaken = () => new DomainError('conflict', 'slug_taken', 'A code that some module of the product has');

@Controller('v1/parcels')
class ParcelsController {
  @Get(':parcelId')
  @Public('a test')
  @Returns(Parcel)
  find(): Parcel {
    return parcel;
  }

  @Get('mine')
  @Public('a test')
  @ReturnsNothing()
  mine(): void {}

  @Post()
  @Public('a test')
  @Returns(Parcel, 201)
  @Refuses(slugTaken)
  send(): Parcel {
    return parcel;
  }
}

@Module({ controllers: [ParcelsController] })
class ParcelsModule {}

let check: AnswerCheck;

beforeAll(async () => {
  check = await AnswerCheck.of(
    await NestFactory.createApplicationContext(ParcelsModule, { preview: true, logger: false }),
  );
});

const json = 'application/json; charset=utf-8';
const judge = (method: string, url: string, status: number, body?: object, contentType = json) =>
  check.judge(method, url, { status, contentType: body && contentType, text: body ? JSON.stringify(body) : '' });

const id = { 'x-request-id': parcel.id };
const rate = { ratelimit: '"default";r=7;t=30', 'ratelimit-policy': '"default";q=100;w=60' };
const judgeHeaders = (headers: Record<string, string>) =>
  check.judge('GET', '/v1/parcels/1', {
    ...{ status: 200, contentType: json, text: JSON.stringify(parcel) },
    headers: new Headers(headers),
  });

const refusal = (status: number, code: string, more: object = {}) => ({
  ...{ type: `/problems/${code}`, title: 'No', status, detail: 'No', code, requestId: parcel.id },
  instance: `urn:uuid:${parcel.id}`,
  ...more,
});
const refuse = (method: string, url: string, body: { status: number }) =>
  judge(method, url, body.status, body, 'application/problem+json');

describe('a test’s client', () => {
  it('lets pass what the document has', () => {
    judge('GET', '/v1/parcels/1?x=1', 200, { ...parcel, more: 'answers are open' });
    judge('HEAD', '/v1/parcels/1', 200);
    judgeHeaders({ ...id, ...rate, 'x-frame-options': 'a header of browsers' });
    judge('GET', '/v1/parcels/mine', 204);
    judge('POST', '/v1/parcels', 201, parcel);
    refuse('POST', '/v1/parcels', refusal(409, 'slug_taken'));
    refuse('GET', '/v1/parcels/1', refusal(429, 'request_invalid'));
    refuse('GET', '/nowhere', refusal(404, 'route_not_found'));
  });

  it.each<[string, () => void, string]>([
    ['an address', () => judge('GET', '/v1/letters', 200, parcel), 'no such operation'],
    ['a status', () => judge('POST', '/v1/parcels', 200, parcel), 'the document knows 201, 400, 409, 429, 4XX, 5XX'],
    ['a media type', () => judge('GET', '/v1/parcels/1', 200, parcel, 'text/html'), 'this is text/html'],
    [
      'no body where there is one',
      () => judge('GET', '/v1/parcels/1', 200),
      'the document has a body of application/json',
    ],
    ['a header that is missing', () => judgeHeaders(rate), 'the header X-Request-Id is missing'],
    [
      'a header of another form',
      () => judgeHeaders({ ...id, ...rate, ratelimit: '7' }),
      'wants another RateLimit than 7',
    ],
    ['a header that is not there', () => judgeHeaders({ ...id, ...rate, etag: '"1"' }), 'knows no header etag here'],
    ['a body where there is none', () => judge('GET', '/v1/parcels/mine', 204, parcel), 'the document knows no body'],
    [
      'another body',
      () => judge('GET', '/v1/parcels/1', 200, { id: parcel.id, weightGrams: 10 }),
      'body/weightGrams must be <= 9',
    ],
    ['a body without a member', () => judge('GET', '/v1/parcels/1', 200, { id: parcel.id }), 'weightGrams'],
    ['a refusal of another type', () => judge('GET', '/v1/parcels/1', 404, parcel), 'a refusal is'],
    [
      'a problem with a member more',
      () => refuse('GET', '/v1/parcels/1', refusal(404, 'route_not_found', { sql: 'select' })),
      'must NOT have additional properties',
    ],
    [
      'an unregistered code',
      () => refuse('GET', '/v1/parcels/1', refusal(404, 'no_parcel')),
      'is not in docs/problems',
    ],
    [
      'a module’s refusal that its route does not declare',
      () => refuse('GET', '/v1/parcels/1', refusal(409, 'slug_taken')),
      'parcels_find does not declare slug_taken: name its error in @Refuses',
    ],
  ])('stops at %s', (_, answer, words) => {
    expect(answer).toThrow(words);
  });
});
