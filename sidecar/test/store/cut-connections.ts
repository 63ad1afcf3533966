import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import pg from 'pg';
import { z } from 'zod';

/** A way to PostgreSQL on which a connection breaks at a chosen message, as when the server dies just then. */

export type CuttableWay = {
  readonly url: string;
  /** The next message, of either side, that contains the text never arrives: its connection breaks instead. */
  readonly cutAt: (text: string) => void;
  readonly close: () => Promise<void>;
};

const addressed = z.object({ port: z.number() });

const addressOf = ({ host, port }: pg.Client): NetConnectOpts =>
  host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };

/** Opens a way to the database of a url. */
export const openCuttableWay = async (url: string): Promise<CuttableWay> => {
  const target = new pg.Client({ connectionString: url });
  const open = new Set<Socket>();
  let cut: string | undefined;

  const carry = (from: Socket, to: Socket): void => {
    from.on('error', () => undefined);
    from.on('close', () => to.destroy());
    from.on('data', (message: Buffer) => {
      if (cut === undefined || !message.includes(cut)) return void to.write(message);
      cut = undefined;
      from.destroy();
    });
  };
  const server = createServer((client) => {
    const upstream = connect(addressOf(target));
    open.add(client);
    client.on('close', () => open.delete(client));
    carry(client, upstream);
    carry(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { port } = addressed.parse(server.address());
  return {
    url: `postgresql://${target.user ?? ''}@127.0.0.1:${port}/${target.database ?? ''}`,
    cutAt: (text) => void (cut = text),
    close: async () => {
      for (const client of open) client.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
