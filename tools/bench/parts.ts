import type { Part } from './part.ts';

/** The parts of the benchmark, in the order of the page. Each is loaded when it is asked for. */
export const parts: Readonly<Record<string, () => Promise<Part<never>>>> = {
  http: () => import('./http/http.ts').then(({ http }) => http as Part<never>),
  growth: () => import('./growth/growth.ts').then(({ growth }) => growth as Part<never>),
  events: () => import('./events/events.ts').then(({ events }) => events as Part<never>),
  flags: () => import('./flags/flags.ts').then(({ flags }) => flags as Part<never>),
  ofrep: () => import('./ofrep/ofrep.ts').then(({ ofrep }) => ofrep as Part<never>),
  gate: () => import('./gate/gate.ts').then(({ gate }) => gate as Part<never>),
  boot: () => import('./boot/boot.ts').then(({ boot }) => boot as Part<never>),
};
