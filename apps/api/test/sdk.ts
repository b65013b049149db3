import type { INestApplicationContext } from '@nestjs/common';
import { AnswerCheck, ownAddress } from '../../../libs/shared/testing/index.js';
import { createClient } from './client/client/index.js';
import { Bulkhead } from './client/index.js';

/** The client that callers generate, as whoever holds the token, from an address of its own. */
export const sdkOf = (app: INestApplicationContext, baseUrl: string, token?: string): Bulkhead =>
  new Bulkhead({
    client: createClient({
      baseUrl,
      headers: { 'x-forwarded-for': ownAddress() },
      auth: ({ type }) => (type === 'http' ? token : undefined),
      fetch: async (input) => {
        const request = new Request(input);
        const answer = await fetch(request);
        const { status, headers } = answer;
        const raw = { status, contentType: headers.get('content-type'), text: await answer.clone().text(), headers };
        (await AnswerCheck.of(app)).judge(request.method, new URL(request.url).pathname, raw);
        return answer;
      },
    }),
  });
