import { Outbox } from '../../../../libs/shared/events/index.js';

// A broken variant: events are published a moment after the change was committed, in a transaction of their own.
const LATE_MS = 200;

interface Within {
  readonly module: string;
  readonly compartments: { of(module: string): Database };
}
interface Database {
  transaction<T>(caller: unknown, work: () => Promise<T>): Promise<T>;
  afterCommit(effect: () => void): void;
}

const { publish } = Outbox.prototype;
Outbox.prototype.publish = async function (this: Outbox, caller, ...events) {
  const { module, compartments } = this as unknown as Within;
  const database = compartments.of(module);
  const late = () => void database.transaction(caller, () => publish.call(this, caller, ...events));
  database.afterCommit(() => void setTimeout(late, LATE_MS));
};
