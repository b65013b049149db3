import { Injectable, Optional } from '@nestjs/common';
import type { Caller } from '../callers/index.js';
import type { Rollout, Switch } from './define-switch.js';
import { FeatureSwitch } from './switches.ports.js';
import type { SwitchProperties } from './switches.ports.js';

/** Asks the product's own flags, by what was declared of them. Costs no statement, and never throws. */
@Injectable()
export class Switches {
  constructor(@Optional() private readonly answers?: FeatureSwitch) {}

  isOn(caller: Caller, { key, fallback }: Switch, properties?: SwitchProperties): boolean {
    return this.answers?.isEnabled(caller, key, { fallback, properties }) ?? fallback;
  }

  /** A variant that an operator has named otherwise than the code does is none: it is the fallback that is taken. */
  choose<Way extends string>(caller: Caller, rollout: Rollout<Way>, properties?: SwitchProperties): Way {
    const chosen = this.answers?.variant(caller, rollout.key, { properties })?.name;
    return rollout.variants.find((it) => it === chosen) ?? rollout.fallback;
  }
}
