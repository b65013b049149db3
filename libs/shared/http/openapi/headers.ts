import type { JsonSchema } from './schemas.js';

export const words: JsonSchema = { type: 'string', minLength: 1, maxLength: 1000 };
export const uuid: JsonSchema = { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 };

export const header = (description: string, schema: JsonSchema = words): JsonSchema => ({ description, schema });
export const requestId = header('Id of this request: name it to us when something went wrong', uuid);
