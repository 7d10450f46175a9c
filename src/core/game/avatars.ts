/** Avatars that a player may choose. They are sent by value, so that order may change. */
export const avatars = [
  '🦜', '🦊', '🐙', '🦩', '🐸', '🦄', '🐼', '🦉', '🐳', '🐢', '🦁', '🐝',
  '🦖', '🐧', '🐨', '🐯', '🦔', '🦥', '🐌', '🦋', '🐬', '🦀', '🐞', '🦓',
  '🍕', '🌮', '🍩', '🍓', '🥑', '🍉', '🌵', '🍄', '🚀', '🎸', '🎈', '👑'
] as const;
export type Avatar = (typeof avatars)[number];

export const isAvatar = (value: unknown): value is Avatar => avatars.some((avatar) => avatar === value);
