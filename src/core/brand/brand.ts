import type { LogoType } from './logo/read-logo.ts';
import type { BrandColours } from './stage-colours.ts';

/** A logo that is kept, without its bytes. */
export interface BrandLogo {
  /** SHA-256 of its bytes, in hex: its address. */
  readonly digest: string;
  readonly type: LogoType;
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** What it says, for whoever does not see it. */
  readonly alt: string;
  /** It stands on a light card, because it is made for paper. */
  readonly onCard: boolean;
}

/** What an evening of a workspace looks like [GAME-43]. */
export interface Brand extends BrandColours {
  readonly logo: BrandLogo | null;
}

/** Of a workspace's name and of what a logo says, in UTF-16 units. */
export const MAX_WORKSPACE_NAME = 60;
export const MAX_LOGO_ALT = 120;

/** Where a browser gets a logo: it changes with its bytes, so that it is kept for ever. */
export const logoPath = ({ digest, type }: Pick<BrandLogo, 'digest' | 'type'>): string =>
  `/logo/${digest}.${type}`;
