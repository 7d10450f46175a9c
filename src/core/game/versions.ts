/**
 * How often something that is changed in place was changed: whoever derives much from it looks whether it has to be derived
 * again. Outside the state, which it tells nothing new of.
 */
const versions = new WeakMap<object, number>();

export const versionOf = (thing: object): number => versions.get(thing) ?? 0;
export function touch(thing: object): void {
  versions.set(thing, versionOf(thing) + 1);
}
