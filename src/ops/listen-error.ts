export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** Variables that choose them. */
  readonly hostName: string;
  readonly portName: string;
}

/** A sentence for a server that cannot listen; `undefined` where the code says nothing to us. */
export function explainListenError(
  code: string,
  { host, port, hostName, portName }: ListenAddress
): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${String(port)} is used by another program: stop that one, or set ${portName} to another port.`;
    case 'EACCES':
      return `This user may not listen on port ${String(port)}: set ${portName} to one above 1023.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return `This machine has no address ${host} to listen on (${code}): set or clear ${hostName}. 0.0.0.0 is every IPv4 address, :: every address.`;
    default:
      return undefined;
  }
}
