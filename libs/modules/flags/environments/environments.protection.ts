import type { TenantCaller } from '../../../shared/callers/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';

const PERMISSION = 'flags:toggle_protected';

/** What changes a protected environment, or its protection, needs this beside what the route asks for. */
export function demandProtected({ permissions }: TenantCaller): void {
  if (!permissions.has(PERMISSION)) throw kernelErrors.permissionMissing(PERMISSION);
}
