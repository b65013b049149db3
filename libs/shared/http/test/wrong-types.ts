// Nothing here runs: each `@ts-expect-error` is a mistake that the compiler has to find, or `tsc` fails on the line.
import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { TenantCaller } from '../../callers/index.js';
import { Body, Caller, Page, Query, Returns, ReturnsNothing } from '../index.js';

const Wish = z.strictObject({ title: z.string() }).meta({ id: 'WrongWish' });
const Search = z.strictObject({ limit: z.string().transform(Number) }).meta({ id: 'WrongSearch' });

@Controller('v1/wishes')
export class WrongController {
  @Post()
  @Returns(Wish, 201)
  fits(@Caller() _caller: TenantCaller, @Body(Wish) body: { title: string }): { title: string } {
    return body;
  }

  @Post()
  @ReturnsNothing()
  // @ts-expect-error TS1239: the schema makes no number of the title
  wrongBody(@Body(Wish) _body: { title: number }): void {}

  @Get()
  @ReturnsNothing()
  // @ts-expect-error TS1239: the query is parsed, so its limit is a number
  wrongQuery(@Query(Search) _query: { limit: string }): void {}

  @Get()
  @ReturnsNothing()
  // @ts-expect-error TS1239: a caller is no text
  wrongCaller(@Caller() _caller: string): void {}

  @Get()
  // @ts-expect-error TS1241: what is returned does not fit the schema
  @Returns(Wish)
  wrongAnswer(): { title: number } {
    return { title: 7 };
  }

  @Get()
  // @ts-expect-error TS1241: null is no answer
  @Returns(Wish)
  nullAnswer(): { title: string } | null {
    return null;
  }

  @Get()
  // @ts-expect-error TS2345: an answer is an object, never a bare array
  @Returns(z.array(Wish))
  listAnswer(): { title: string }[] {
    return [];
  }

  @Get()
  // @ts-expect-error TS1241: a page is a PageView
  @Page()
  wrongPage(): Promise<string> {
    return Promise.resolve('<p>');
  }
}
