import { z } from 'zod';
import { defineEvent } from '../../../shared/events/index.js';
import { defineNotice } from '../../../shared/notices/index.js';

/** A module that exists in tests alone: it tells people of everything that a notice can be. */
const fact = <Type extends string>(type: Type) =>
  defineEvent({
    type,
    version: 1,
    aggregate: 'id',
    data: z.strictObject({ id: z.uuid(), userIds: z.array(z.uuid()) }),
  });

export class BoatMoored extends fact('harbour.boat.moored') {}
export class BerthLost extends fact('harbour.berth.lost') {}
export class TideTurned extends fact('harbour.tide.turned') {}
export class AlarmRaised extends fact('harbour.alarm.raised') {}
export class MastBroken extends fact('harbour.mast.broken') {}
export class LampLit extends fact('harbour.lamp.lit') {}

const named = { userIds: ({ userIds }: { userIds: string[] }) => userIds };

defineNotice({
  event: BoatMoored,
  category: 'account',
  recipients: named,
  title: ({ organization }) => `A boat of ${organization || 'nobody'} has moored`,
  body: ({ actor, organization, when, product }) =>
    `${actor} moored it for ${organization || 'nobody'} on ${when}.\n\nLook after it in ${product}.`,
  link: { label: 'Look at the boat', path: ({ data }) => `/boats/${data.id}` },
});

defineNotice({
  event: BerthLost,
  category: 'account',
  recipients: { ...named, leavers: true },
  title: ({ organization }) => `You have no berth at ${organization} any more`,
  body: () => 'Your boat was moved.',
});

defineNotice({
  event: TideTurned,
  category: 'activity',
  recipients: { permission: 'members:write' },
  title: () => 'The tide has turned',
  body: () => 'There is nothing to do.',
});

defineNotice({
  event: AlarmRaised,
  category: 'security',
  recipients: { permission: 'members:write' },
  title: () => 'Alarm in the harbour',
  body: () => 'Come at once.',
});

defineNotice({
  event: MastBroken,
  category: 'account',
  recipients: {
    userIds: () => {
      throw new Error('the crew list is wet');
    },
  },
  title: () => 'A mast has broken',
  body: () => 'Nobody is hurt.',
});

defineNotice({
  event: LampLit,
  category: 'account',
  recipients: named,
  title: () => 'The lamp is lit',
  body: () => 'Steer by it.',
  link: { label: 'Follow', path: () => '//evil.example/lamp' },
});
