import { beforeAll, afterAll } from '@jest/globals';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { boot, organizationId } from './boot.js';
import type { BootOptions } from './boot.js';
import { problemIn } from './problems.js';

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'OPTIONS' | 'HEAD';
  readonly url: string;
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly payload?: object | string;
}

export const orders = `/v1/organizations/${organizationId}/orders`;

/** An application that lives as long as the spec file, and ways of calling it. */
export class Client {
  app!: NestFastifyApplication;

  constructor(module: Type, options: BootOptions = {}) {
    beforeAll(async () => {
      this.app = await boot(module, options);
    });
    afterAll(() => this.app.close());
  }

  /** Sends a request, as the user of this name. */
  readonly send = async ({ as, headers, ...rest }: Sent) => {
    const authorization = as ? { authorization: `Bearer ses_${as}` } : {};
    const answer = await this.app.inject({ method: 'GET', ...rest, headers: { ...authorization, ...headers } });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: () => answer.json<Body>() };
  };

  /** The same, where the answer has to be a problem document. */
  readonly refused = async (sent: Sent) => {
    const { headers, text, ...answer } = await this.send(sent);
    const { status, code, errors = [] } = problemIn({ headers, text, ...answer });
    return { status, code, pointers: errors.map(({ pointer }) => pointer), headers, text };
  };
}

type Body = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test asserts on what came, whatever it is
