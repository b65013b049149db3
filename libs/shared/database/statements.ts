import { Injectable } from '@nestjs/common';

/** One message to the server: what a module sent, in one round trip. */
export interface Statement {
  readonly module: string;
  readonly text: string;
}

/** Where every statement of every compartment is told: budgets, tests and metrics listen here. */
@Injectable()
export class Statements {
  private readonly listeners = new Set<(statement: Statement) => void>();

  /** @returns the way to stop listening. */
  listen(listener: (statement: Statement) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(module: string, text: string): void {
    for (const listener of this.listeners) listener({ module, text });
  }
}
