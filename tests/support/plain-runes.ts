/**
 * Lets classes with runes run as they are written, where no compiler of Svelte has been: nobody draws what they hold, so
 * that a state is just its value, as the compiler itself makes of it for a server.
 */
const asItIs = <T>(value?: T) => value;

Object.assign(globalThis, { $state: Object.assign(asItIs, { raw: asItIs }) });
