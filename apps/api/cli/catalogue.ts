import { z } from 'zod';
import { declaredEvents } from '../../../libs/shared/events/index.js';
import '../app.module.js';
import { program } from './program.js';

const usage = `
catalogue   every event type that the modules publish, as JSON: the content of docs/events.json
`;

await program(usage, {}, async () => {
  const events = declaredEvents().map(({ type, version, aggregate, isPublic, trail, schema }) => ({
    type,
    version,
    aggregate,
    public: isPublic,
    trail,
    data: z.toJSONSchema(schema),
  }));
  process.stdout.write(`${JSON.stringify(events, null, 2)}\n`);
});
