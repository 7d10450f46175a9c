/**
 * Name and attributes of a cookie that only this server reads. With https the name begins with `__Host-`: a browser takes
 * such a cookie from this host alone, never from a neighbour below the same domain. `secure` follows the address: a
 * laptop on a home network has no TLS.
 */
export function ownCookie(name: string, url: URL) {
  const secure = url.protocol === 'https:';
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return { name: secure ? `__Host-${name}` : name, attributes };
}
