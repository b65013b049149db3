/** `FeatureFlagsModule` → `feature-flags`: the name that a module goes by in paths, settings and metrics. */
export const moduleNameOf = (className: string): string =>
  className
    .replace(/(Module|Controller)$/, '')
    .replaceAll(/(?<=[a-z0-9])[A-Z]/g, '-$&')
    .toLowerCase();
