/** An address as people read and type it: without its scheme. */
export const shownAddress = (address: string): string => address.replace(/^https?:\/\//, '');
