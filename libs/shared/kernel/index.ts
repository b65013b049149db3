export { kernel } from './kernel.js';
