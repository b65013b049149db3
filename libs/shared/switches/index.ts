export { declaredSwitches, defineRollout, defineSwitch } from './define-switch.js';
export type { Rollout, RolloutKind, Switch, SwitchKind } from './define-switch.js';
export { FeatureSwitch } from './switches.ports.js';
export type { ChosenVariant, SwitchProperties } from './switches.ports.js';
export { Switches } from './switches.js';
export { SwitchesModule } from './switches.module.js';
