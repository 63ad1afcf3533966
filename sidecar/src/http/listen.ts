import { once } from 'node:events';
import type { Server } from 'node:http';
import { z } from 'zod';

/** Opens the port, or says why it cannot be opened and which setting changes that. */

export class ListenRefused extends Error {
  override name = 'ListenRefused';
}

/** https://nodejs.org/api/errors.html#common-system-errors */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken. Stop what listens there, or set PORT to another.',
  EACCES: 'may not be opened by this user. Set PORT to 1024 or above.',
  EADDRNOTAVAIL: 'is no address of this machine. Set HOST to one that is.',
  ENOTFOUND: 'is no address that can be found. Set HOST to one of this machine.',
};

const systemError = z.object({ code: z.string() });

/**
 * @param address port 0 takes a free one
 * @returns the port it listens on
 * @throws ListenRefused, with what to do
 */
export const listen = async (
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<number> => {
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    const advice = ADVICE[systemError.safeParse(error).data?.code ?? ''];
    throw advice === undefined ? error : new ListenRefused(`${host}:${port} ${advice}`, { cause: error });
  });
  return z.object({ port: z.number() }).parse(server.address()).port;
};
