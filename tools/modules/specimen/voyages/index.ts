export { VoyagesModule } from './voyages.module.js';
