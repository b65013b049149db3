/** Whether this run is one of `npm run faults`, whose harnesses do as much as was promised; in `npm test` they do a part of it. */
export const isLong = process.env.FAULTS === 'long';
