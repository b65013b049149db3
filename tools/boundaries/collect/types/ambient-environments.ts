import { memberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

interface Holder {
  readonly place: string;
  readonly type: string;
  readonly member: string;
}

/** All of the environment, out of the hands of a shared class: what is taken of it has no owner. */
export const readEnvironments: Reader = (node, reading) => {
  if (reading.home.kind !== 'module') return;
  const holders = reading.layout.ambient.environments.flatMap(holderOf);
  const use = memberUse(node, new Set(holders.map(({ member }) => member)), reading);
  if (!use || !holders.some((holder) => isHeldBy(use.receiver, holder, reading))) return;
  const to = { kind: 'name', space: 'environment', name: use.member } as const;
  reading.add({
    via: 'name',
    form: 'ambient-environment',
    at: use.at,
    to,
    specifier: use.at.parent.getText(reading.source),
  });
};

function isHeldBy(receiver: Parameters<Reading['originsOf']>[0], { place, type }: Holder, reading: Reading): boolean {
  return reading.originsOf(receiver).some((origin) => {
    const file = origin.kind === 'file' ? origin.file : '';
    return origin.name === type && (file === place || file.startsWith(`${place}/`));
  });
}

function holderOf(text: string): Holder[] {
  const [, place, type, member] = /^(.+)#([^.]+)\.(.+)$/.exec(text) ?? [];
  return place && type && member ? [{ place, type, member }] : [];
}
