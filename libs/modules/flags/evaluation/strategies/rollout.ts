import { Buckets } from '../buckets.js';
import { dependsOn } from '../course.js';
import type { Course } from '../course.js';
import type { Step } from '../explanation.js';
import { textOf } from '../stored-json.js';
import { Stickiness } from '../stickiness.js';
import type { Rule, RuleSource } from './rule.js';

const EVERYBODY = 100;

export const flexibleRollout = (source: RuleSource): Rule =>
  rollout(source, 'rollout', Stickiness.ofStrategy(textOf(source.parameters.stickiness) || 'default'));

export const gradualRolloutUserId = (source: RuleSource): Rule =>
  rollout(source, 'percentage', Stickiness.ofField('userId'));

export const gradualRolloutSessionId = (source: RuleSource): Rule =>
  rollout(source, 'percentage', Stickiness.ofField('sessionId'));

export const gradualRolloutRandom = (source: RuleSource): Rule =>
  rollout(source, 'percentage', Stickiness.ofStrategy('random'));

/** On for the buckets up to the percentage: raising it takes nobody out. Nothing is hashed for nobody and everybody. */
function rollout({ parameters, groupId, position }: RuleSource, parameter: string, stickiness: Stickiness): Rule {
  const percentage = Number(textOf(parameters[parameter]));
  const buckets = Buckets.ofStrategy(groupId);
  return (course) => {
    let bucket: number | null = null;
    let passed = false;
    if (percentage >= EVERYBODY) {
      course.depend(stickiness.draws ? dependsOn.nothing : dependsOn.context);
      passed = stickiness.draws || stickiness.fieldIn(course.context) !== null;
    } else if (percentage > 0) {
      course.depend(dependsOn.hash);
      bucket = stickiness.bucketOf(course, buckets);
      passed = bucket !== null && bucket <= percentage;
    }
    course.steps?.push(stepOf(course, { buckets, stickiness, bucket, percentage, position, passed }));
    return passed;
  };
}

interface Seen {
  readonly buckets: Buckets;
  readonly stickiness: Stickiness;
  readonly bucket: number | null;
  readonly percentage: number;
  readonly position: number;
  readonly passed: boolean;
}

function stepOf({ context }: Course, { buckets, stickiness, bucket, percentage, position, passed }: Seen): Step {
  const { groupId, count } = buckets;
  const field = stickiness.fieldIn(context);
  const rolled = Number.isNaN(percentage) ? 0 : percentage;
  const seen = { groupId, stickiness: stickiness.kind, field, number: bucket, of: count, rollout: rolled };
  return { kind: 'rollout', passed, says: sentence(seen, stickiness.draws), strategy: position, bucket: seen };
}

function sentence({ stickiness, field, number, of, rollout }: NonNullable<Step['bucket']>, draws: boolean): string {
  if (number !== null) {
    const by = field === null ? 'by lot' : `by ${field}`;
    return `Rolled out to ${rollout} %: ${by}, bucket ${number} of ${of}`;
  }
  if (rollout !== null && rollout > 0 && field === null && !draws)
    return `Rolled out to ${rollout} % by ${stickiness}, which the context does not have`;
  return rollout !== null && rollout > 0 ? 'Rolled out to everybody' : 'Rolled out to nobody';
}
