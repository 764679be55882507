/** fast-check as all tests of laws use it: the same cases at every run, so that a failure is a change; the nightly run draws new ones. */
import fc from 'fast-check';

if (!process.env['GIGAWATT_NIGHTLY']) fc.configureGlobal({ seed: 20_261_122 });

export default fc;
