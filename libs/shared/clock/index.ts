export { Clock, ClockModule } from './clock.js';
