import { z } from 'zod';

/**
 * What travels over Bayeux: the messages a client may send, parsed at the door, and the replies it gets.
 * https://docs.cometd.org/current8/reference/#_bayeux
 */
const replayMap = z.record(z.string(), z.number());

export const bayeuxMessage = z.looseObject({
  channel: z.string(),
  id: z.union([z.string(), z.number()]).optional(),
  clientId: z.string().optional(),
  subscription: z.union([z.string(), z.array(z.string())]).optional(),
  connectionType: z.string().optional(),
  supportedConnectionTypes: z.array(z.string()).optional(),
  /** `timeout` is how long the client wants to be kept waiting, in milliseconds. */
  advice: z.looseObject({ timeout: z.number().optional() }).optional(),
  /** With a handshake `replay` is a flag, with a subscription the position of each channel. */
  ext: z.looseObject({ replay: z.union([replayMap, z.boolean()]).optional() }).optional(),
});

export type BayeuxMessage = z.infer<typeof bayeuxMessage>;

/** A body is one message or several. */
export const bayeuxMessages = z.union([z.array(bayeuxMessage).nonempty(), bayeuxMessage.transform((one) => [one])]);

export type BayeuxReply = Readonly<Record<string, unknown>>;

/** The head of every reply: it names the message it answers. */
export const replyTo = (message: BayeuxMessage, more: BayeuxReply): BayeuxReply => ({
  ...(message.clientId === undefined ? {} : { clientId: message.clientId }),
  channel: message.channel,
  ...(message.id === undefined ? {} : { id: message.id }),
  ...more,
});

/** The channels of a subscribe or unsubscribe message. */
export const subscriptionsOf = ({ subscription }: BayeuxMessage): readonly string[] => {
  if (subscription === undefined) return [];
  return typeof subscription === 'string' ? [subscription] : subscription;
};

/** The positions that the replay extension names; undefined when it is not used. */
export const replayPositionsOf = ({ ext }: BayeuxMessage): Readonly<Record<string, number>> | undefined =>
  typeof ext?.replay === 'object' ? ext.replay : undefined;
