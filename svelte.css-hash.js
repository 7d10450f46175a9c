/**
 * Class hash of a component's scoped styles. It depends on the styles alone, so that the server build and the
 * player island, two separate builds, agree and the island can hydrate what the server rendered.
 *
 * @param {{ hash: (input: string) => string, css: string }} input
 */
export const cssHash = ({ hash, css }) => `q${hash(css)}`;
