import { type Static } from 'typebox';
import { type DomainEvent, type EventDefinition } from './define-event.js';

/** Events by where they come from: a stream, or the part of it that a rule names. */
export interface EventSource<Definition extends EventDefinition = EventDefinition> {
  readonly events: readonly Definition[];
}

/** All streams `<category>-<id>`. */
export interface Stream<
  Category extends string = string,
  Definition extends EventDefinition = EventDefinition,
> extends EventSource<Definition> {
  readonly category: Category;
  /** What the stream is about, for people. */
  readonly title: string;
  /** What its id is, for example `orderId`. */
  readonly id: string;
}

/** The event of a definition; any of the events of a stream, of a part of it, or of a list of these. */
export type EventOf<Source> =
  Source extends EventDefinition<infer Name, infer Schema>
    ? DomainEvent<Name, Static<Schema>>
    : Source extends EventSource<infer Definition>
      ? EventOf<Definition>
      : Source extends readonly (infer Each)[]
        ? EventOf<Each>
        : never;

type FieldOf<Event> = Event extends DomainEvent<string, infer Data> ? keyof Data & string : never;
type Carrying<Definition extends EventDefinition, Field> =
  Definition extends EventDefinition<string, infer Schema> ? (Field extends keyof Static<Schema> ? Definition : never) : never;

/** Names all events of a stream: whatever has to know which there are reads it here. */
export function defineStream<const Category extends string, Definition extends EventDefinition>(
  category: Category,
  about: Pick<Stream, 'title' | 'id'>,
  events: readonly Definition[],
): Stream<Category, Definition> {
  return { category, ...about, events };
}

/** The part of a stream whose events carry a field: of orders those with `lines`, which are those that change what an order is worth. */
export function carrying<Definition extends EventDefinition, const Field extends FieldOf<EventOf<Definition>>>(
  stream: EventSource<Definition>,
  field: Field,
): EventSource<Carrying<Definition, Field>> {
  const carries = (event: Definition): event is Carrying<Definition, Field> =>
    Object.hasOwn((event.schema as { readonly properties?: object }).properties ?? {}, field);
  return { events: stream.events.filter(carries) };
}

export function typesOf<Sources extends readonly EventSource[]>(...sources: Sources): readonly Sources[number]['events'][number]['type'][] {
  return sources.flatMap(({ events }) => events.map(({ type }) => type));
}

export function isOf<Source extends EventSource>(source: Source, event: DomainEvent): event is EventOf<Source> & DomainEvent {
  return source.events.some(({ type }) => type === event.type);
}
