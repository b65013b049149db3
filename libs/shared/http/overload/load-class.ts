import { record } from '../routes/records.js';
import type { LoadClass as Name } from './load-classes.js';

/**
 * What a route is worth while the process is overloaded; without it, `normal`. `critical` is what people need to be safe
 * (ending a session), and costs little; `batch` is what a machine asks for and can ask for again later.
 */
export const LoadClass =
  (loadClass: Exclude<Name, 'normal'>): MethodDecorator =>
  (_owner, _name, method) => {
    record(method.value as object, () => ({ loadClass }));
  };
