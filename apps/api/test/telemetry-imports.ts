import { registerHooks } from 'node:module';

// Prints which package of OpenTelemetry's is loaded, and by whom.
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@opentelemetry/')) {
      const by = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(context.parentURL ?? '')?.[1] ?? 'bulkhead';
      process.stdout.write(`loads ${specifier} for ${by}\n`);
    }
    return next(specifier, context);
  },
});
