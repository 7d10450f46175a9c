import { getContext, setContext } from 'svelte';
import { logoPath, type Brand, type BrandLogo } from '#core/brand/brand.ts';
import type { BrandColours } from '#core/brand/stage-colours.ts';

/** A logo with its address, which is not stored yet where it is only tried. */
export type ShownLogo = Pick<BrandLogo, 'width' | 'height' | 'alt' | 'onCard'> & { readonly src: string };

/** A brand as a stage shows it. */
export interface ShownBrand extends BrandColours {
  readonly logo: ShownLogo | null;
}

export const shownBrand = ({ logo, ...colours }: Brand): ShownBrand => ({
  ...colours,
  logo: logo && { ...logo, src: logoPath(logo) }
});

const BRAND = Symbol('brand');
type Read = () => ShownBrand | null;

/** Gives every stage, and every logo on it, below this component its brand. Null: the house's. */
export const provideBrand = (read: Read): Read => setContext(BRAND, read);

/** Reads the brand of this stage where it may change: in a `$derived`. To be called while a component begins. */
export const useBrand = (): Read => getContext<Read | undefined>(BRAND) ?? (() => null);
