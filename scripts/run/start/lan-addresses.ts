import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** Networks inside this machine and tunnels: phones in the room are not there. */
const UNREACHABLE =
  /^(docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|lxc|lxd|tun|tap|utun|wg|tailscale|zt|awdl|llw|vEthernet)/i;
const PRIVATE = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./];

/**
 * Addresses under which phones on the same network may find this machine, the likeliest first: home networks
 * before office networks before everything else. IPv6 only where there is no IPv4, in brackets as in an address.
 */
export function findLanAddresses(
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces()
): string[] {
  const infos = Object.entries(interfaces)
    .filter(([name]) => !UNREACHABLE.test(name))
    .flatMap(([, found]) => found ?? []);
  const v4 = infos
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.')
    )
    .map(({ address }) => address)
    .sort((a, b) => likelihood(a) - likelihood(b));
  if (v4.length > 0) return v4;
  return infos
    .filter(({ family, internal, address }) => family === 'IPv6' && !internal && !/^fe80:/i.test(address))
    .map(({ address }) => `[${address}]`);
}

function likelihood(address: string): number {
  const index = PRIVATE.findIndex((range) => range.test(address));
  return index === -1 ? PRIVATE.length : index;
}
