import { DomainError } from '../../shared/errors/index.js';
import type { ProblemEntry } from '../../shared/errors/index.js';

export const environmentNotFound = () =>
  new DomainError('not_found', 'environment_not_found', 'This organization has no environment of this key');
export const environmentKeyTaken = () =>
  new DomainError('conflict', 'environment_key_taken', 'Another environment of the organization has this key');
export const environmentLimitReached = () =>
  new DomainError('conflict', 'environment_limit_reached', 'An organization has at most 20 environments');

export const flagNotFound = () =>
  new DomainError('not_found', 'flag_not_found', 'This organization has no flag of this key');
export const flagKeyTaken = () =>
  new DomainError(
    'conflict',
    'flag_key_taken',
    'Another flag of the organization has this key, or had it until archived',
  );
export const flagLimitReached = () =>
  new DomainError('conflict', 'flag_limit_reached', 'An organization has at most 2,000 flags: archive some first');
export const flagArchived = () =>
  new DomainError('conflict', 'flag_archived', 'This flag is archived: it can be read, not changed');
export const flagHasChildren = () =>
  new DomainError('conflict', 'flag_has_children', 'Other flags depend on this one: take it out of theirs first');
/** Foreign and unknown are one answer. */
export const flagOwnerNotFound = () =>
  new DomainError('not_found', 'flag_owner_not_found', 'This organization has no member of this id');

const dependency = (code: string, detail: string) => (index: number) => ({
  errors: [{ pointer: `/body/dependencies/${index}/feature`, code, detail }],
});
const unknownParent = dependency('flag_parent_unknown', 'No flag of this key, or an archived one');
export const flagParentUnknown = (index: number) =>
  new DomainError(
    'unprocessable',
    'flag_parent_unknown',
    'It would depend on a flag that is not there',
    unknownParent(index),
  );
const dependentParent = dependency('flag_parent_depends', 'Depends on another flag itself');
export const flagParentDepends = (index: number) =>
  new DomainError(
    'unprocessable',
    'flag_parent_depends',
    'A flag depends on flags that depend on none: there are no grandparents',
    dependentParent(index),
  );
const ownParent = dependency('flag_own_parent', 'The flag itself');
export const flagOwnParent = (index: number) =>
  new DomainError('unprocessable', 'flag_own_parent', 'A flag cannot depend on itself', ownParent(index));

export const segmentNotFound = () =>
  new DomainError('not_found', 'segment_not_found', 'This organization has no segment of this id');
export const segmentNameTaken = () =>
  new DomainError('conflict', 'segment_name_taken', 'Another segment of the organization has this name');
export const segmentLimitReached = () =>
  new DomainError('conflict', 'segment_limit_reached', 'An organization has at most 500 segments');
/** @param places such as `checkout in production` */
export const segmentInUse = (places: string) =>
  new DomainError('conflict', 'segment_in_use', `Strategies use this segment: ${places}`);
export const segmentUnknown = (errors: readonly ProblemEntry[]) =>
  new DomainError('unprocessable', 'segment_unknown', 'A strategy names a segment that is not there', { errors });

export const rulesetTooLarge = () =>
  new DomainError(
    'conflict',
    'ruleset_too_large',
    'Strategies, variants and segments of an environment may be 10 MiB together: archive flags, or shorten lists',
  );
