import { Ajv2020 } from 'ajv/dist/2020.js';

/**
 * What OFREP 0.3.0 says of its bodies (https://github.com/open-feature/protocol, service/openapi.yaml), written down anew.
 * There a success is `oneOf` six shapes, of which the last, without a value, takes whatever the others do: no value at all
 * could pass it. Here it is `anyOf`.
 */
const key = { type: 'string' };
const errorDetails = { type: 'string' };
const metadata = {
  type: 'object',
  additionalProperties: { oneOf: [{ type: 'boolean' }, { type: 'string' }, { type: 'number' }] },
};

const evaluationSuccess = {
  type: 'object',
  required: ['key', 'reason'],
  properties: {
    key,
    reason: { type: 'string', enum: ['STATIC', 'TARGETING_MATCH', 'SPLIT', 'DISABLED', 'UNKNOWN'] },
    variant: { type: 'string' },
    metadata,
  },
  anyOf: ['boolean', 'string', 'integer', 'number', 'object'].map((type) => ({
    type: 'object',
    required: ['value'],
    properties: { value: { type } },
  })),
};

const evaluationFailure = {
  type: 'object',
  required: ['key', 'errorCode'],
  properties: {
    key,
    errorCode: { type: 'string', enum: ['PARSE_ERROR', 'TARGETING_KEY_MISSING', 'INVALID_CONTEXT', 'GENERAL'] },
    errorDetails,
    metadata,
  },
};

const flagNotFound = {
  type: 'object',
  required: ['key', 'errorCode'],
  properties: { key, errorCode: { type: 'string', enum: ['FLAG_NOT_FOUND'] }, errorDetails, metadata },
};

const bulkEvaluationSuccess = {
  type: 'object',
  required: ['flags'],
  properties: { flags: { type: 'array', items: { oneOf: [evaluationSuccess, evaluationFailure] } }, metadata },
};

const bulkEvaluationFailure = {
  type: 'object',
  required: ['errorCode'],
  properties: { errorCode: { type: 'string' }, errorDetails },
};

/** By operation and status. */
const bodies = {
  'single 200': evaluationSuccess,
  'single 400': evaluationFailure,
  'single 404': flagNotFound,
  'bulk 200': bulkEvaluationSuccess,
  'bulk 400': bulkEvaluationFailure,
};

const ajv = new Ajv2020({ allErrors: true, strict: false });
const validators = Object.fromEntries(Object.entries(bodies).map(([name, schema]) => [name, ajv.compile(schema)]));

/** What is wrong with an answer, by the protocol; nothing when all is well. */
export function faultOf(operation: 'single' | 'bulk', { status, body }: { status: number; body: unknown }): string {
  const validate = validators[`${operation} ${status}`];
  if (!validate) return `OFREP has no body for ${operation} ${status}`;
  return validate(body) ? '' : ajv.errorsText(validate.errors);
}
