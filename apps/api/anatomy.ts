import { AppModule } from './app.module.js';

/** The product as it would be put together, for tools that look at how its parts hang together and build none of them. */
export const root = AppModule.with({}, { work: true });
