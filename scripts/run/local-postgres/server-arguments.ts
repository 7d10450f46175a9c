import type { DataFolder } from './data-folder.ts';
import { HOST } from './port.ts';

/** The arguments of the server. Of two equal names PostgreSQL takes the last, so ours come after `settings`. */
export function argumentsFor(folder: DataFolder, port: number, settings: Record<string, string>): string[] {
  const all: [string, string][] = [
    ['max_connections', '60'],
    ['shared_buffers', '64MB'],
    ['fsync', 'on'],
    ['synchronous_commit', 'on'],
    ['log_checkpoints', 'off'], // else an idle server writes to the log all day
    ['log_line_prefix', '%m [%p] '],
    ['timezone', 'UTC'],
    ['log_timezone', 'UTC'],
    ...Object.entries(settings),
    ['lc_messages', 'C'], // start-failure.ts reads the log
    ['logging_collector', 'off'],
    ['listen_addresses', HOST],
    ['unix_socket_directories', ''], // a deep folder exceeds the 107 bytes of a socket path
    ['port', String(port)]
  ];
  return ['-D', folder.cluster, ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
