import { defineSwitch } from '../../shared/switches/index.js';

export const creation = defineSwitch('organizations.creation', {
  kind: 'kill_switch',
  fallback: true,
  purpose: 'Off: nobody can make a new organization. Those that are there go on as they are.',
});
