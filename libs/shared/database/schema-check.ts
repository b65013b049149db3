import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Compartments } from './compartments.js';

/** Refuses to start on a schema that is behind this program: replicas verify, they never migrate. */
@Injectable()
export class SchemaCheck implements OnModuleInit {
  constructor(private readonly compartments: Compartments) {}

  async onModuleInit(): Promise<void> {
    await this.compartments.verify();
  }
}
