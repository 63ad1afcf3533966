import { status } from '@grpc/grpc-js';
import { Unsupported } from '../../shared/unsupported.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { codecOf } from './avro-schema.ts';
import type { EventCodec } from './avro-schema.ts';
import { topicOf } from './event-bus.ts';
import { Refusal } from './refusals.ts';

/** The org's platform events as topics, and their schemas by id; schema ids once told stay known after the fields change. */
export type Topic = { readonly name: string; readonly object: ObjectSchema; readonly codec: EventCodec };

export type Topics = {
  /** @throws Refusal NOT_FOUND; Unsupported for change data capture and custom channels */
  find(name: string): Topic;
  findSchema(schemaId: string): EventCodec | undefined;
};

const EVENT_TOPIC = /^\/event\/(\w+__e)$/;
const UNSUPPORTED_TOPICS = /^\/data\/|__chn$/;

/** @param schemaNow the org's schema at this moment; a deploy may change it */
export const topicsOf = (schemaNow: () => Schema): Topics => {
  const codecs = new WeakMap<ObjectSchema, EventCodec>();
  const bySchemaId = new Map<string, EventCodec>();

  const codecFor = (object: ObjectSchema): EventCodec => {
    const codec = codecs.get(object) ?? codecOf(object);
    codecs.set(object, codec);
    bySchemaId.set(codec.schemaId, codec);
    return codec;
  };

  return {
    find(name) {
      if (UNSUPPORTED_TOPICS.test(name)) throw new Unsupported(`the topic ${name}`);
      const object = schemaNow().find(EVENT_TOPIC.exec(name)?.[1] ?? '');
      if (object?.kind !== 'event' || topicOf(object.name) !== name) {
        throw new Refusal({ code: status.NOT_FOUND, message: `The topic ${name} was not found.` });
      }
      return { name, object, codec: codecFor(object) };
    },
    findSchema(schemaId) {
      if (bySchemaId.has(schemaId)) return bySchemaId.get(schemaId);
      for (const object of schemaNow().all()) if (object.kind === 'event') codecFor(object);
      return bySchemaId.get(schemaId);
    },
  };
};
