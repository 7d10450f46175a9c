declare const __VERSION__: string | undefined;

/** Release and, where known, commit of this build: `0.1.0+6792d9d`; `dev` where nothing was built. */
export const version = typeof __VERSION__ === 'string' ? __VERSION__ : 'dev';
