import { Destination } from '../../../../libs/shared/outward/destination.js';

/** Loaded before the product: what calls out does so by no policy at all. */
Destination.prototype.call = (work, { signal } = {}) => work(signal ?? new AbortController().signal);
