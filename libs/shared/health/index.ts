export { HealthNotes, HealthNotesModule } from './health-notes.js';
export { HealthModule } from './health.module.js';
export { runUntilStopped } from './run-until-stopped.js';
