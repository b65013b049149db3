import { Injectable } from '@nestjs/common';
import { currentActivity } from '../activity/index.js';
import type { Activity } from '../activity/index.js';

/** One message to the server. */
export interface Statement {
  readonly module: string;
  readonly text: string;
  /** Whose work it was for. */
  readonly activity: Activity | undefined;
  /** It goes out together with the next one, and its answer is not waited for: no round trip of its own. */
  readonly ahead: boolean;
}

/** A statement that the server has answered. */
export interface AnsweredStatement extends Statement {
  readonly seconds: number;
  /** What the driver threw, if it did. */
  readonly error?: unknown;
}

type Listen<It> = (statement: It) => void;

/** Where every statement of every compartment is told: budgets, tests and metrics listen here. */
@Injectable()
export class Statements {
  private readonly whenSent = new Set<Listen<Statement>>();
  private readonly whenAnswered = new Set<Listen<AnsweredStatement>>();

  /** Told as it is sent, on the stack of who sends it. @returns the way to stop listening. */
  listen(listener: Listen<Statement>): () => void {
    this.whenSent.add(listener);
    return () => this.whenSent.delete(listener);
  }

  /** Told when its answer has come, or its failure. @returns the way to stop listening. */
  listenToAnswers(listener: Listen<AnsweredStatement>): () => void {
    this.whenAnswered.add(listener);
    return () => this.whenAnswered.delete(listener);
  }

  /** Sends a statement, and tells of it before and after. */
  async send<T>(module: string, text: string, sending: () => Promise<T>, ahead = false): Promise<T> {
    const statement = { module, text, ahead, activity: currentActivity() };
    for (const listener of this.whenSent) listener(statement);
    const began = performance.now();
    try {
      const answer = await sending();
      this.answered({ ...statement, seconds: secondsSince(began) });
      return answer;
    } catch (error) {
      this.answered({ ...statement, seconds: secondsSince(began), error });
      throw error;
    }
  }

  private answered(statement: AnsweredStatement): void {
    for (const listener of this.whenAnswered) listener(statement);
  }
}

const secondsSince = (moment: number): number => (performance.now() - moment) / 1000;
