import type { Explanation } from './rule.ts';

/** Arrows: who may use whom, declared and exact. */
export const arrowRules = {
  'manifest/missing': {
    why: 'without a manifest a module has no owner and no arrows',
    bad: 'libs/modules/billing/ without module.json',
    good: '{ "name": "billing", "owner": "team-money", "purpose": "…", "dependsOn": [], "listensTo": [], "removable": true }',
  },
  'arrows/undeclared': {
    why: 'a use that no manifest declares grows unseen, until two modules cannot be told apart',
    bad: 'billing imports identity’s door; its dependsOn is []',
    good: '"dependsOn": ["identity"], reviewed by both owners; or an event, or a port',
  },
  'arrows/events-only': {
    why: 'listensTo opens the door for event classes alone: who hears a module does not thereby call it',
    bad: '"listensTo": ["identity"] and import { IdentityFacade }',
    good: '"listensTo": ["identity"] and import { UserRegistered }; for the facade "dependsOn": ["identity"]',
  },
  'arrows/unused': {
    why: 'an arrow that nothing uses allows tomorrow what nobody reviewed today',
    bad: '"dependsOn": ["identity"], and no import of identity’s door (those of tests do not count)',
    good: '"dependsOn": []',
  },
  'arrows/self': {
    why: 'a module needs no leave to use itself',
    bad: 'billing: "dependsOn": ["billing"]',
    good: 'billing: "dependsOn": []',
  },
  'arrows/unknown': {
    why: 'an arrow to a module that does not exist is a slip of the pen, or the rest of a removed module',
    bad: '"dependsOn": ["identiy"]',
    good: '"dependsOn": ["identity"]',
  },
  'arrows/ring': {
    why: 'modules that call each other in a ring are one module with several names: none goes, changes or boots alone',
    bad: 'billing: "dependsOn": ["identity"]; identity: "dependsOn": ["billing"]',
    good: 'identity publishes an event, or asks through a port that billing implements',
  },
  'arrows/hearing-ring': {
    why: 'hearing follows the order of calling: in a ring, the doors import each other and neither loads first',
    bad: 'billing: "dependsOn": ["identity"]; identity: "listensTo": ["billing"]',
    good: 'billing tells identity through its facade, or a third module hears both',
  },
} satisfies Record<string, Explanation>;
