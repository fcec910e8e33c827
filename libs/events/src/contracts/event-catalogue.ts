import { type EventMetadata, metadataValidator } from './metadata.js';
import { type DomainEvent, type EventDefinition } from './define-event.js';
import { type EventOf, type Stream } from './define-stream.js';
import { streams } from './streams.js';

export type OrderlineEvent = EventOf<typeof streams>;

/** A stored event whose type, version or shape this version of Orderline cannot read, or an event that breaks its own schema. */
export class EventShapeError extends Error {
  readonly code = 'event-shape';
  constructor(
    readonly eventType: string,
    readonly field: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${eventType} ${field}: ${reason}`, options);
    this.name = 'EventShapeError';
  }
}

/** Turns facts into what is stored and back: checks the schema on both ways, upcasts old versions on the way out. */
export class EventCatalogue {
  readonly #definitions: ReadonlyMap<string, EventDefinition>;

  constructor(known: readonly EventDefinition[] = streams.flatMap(({ events }: Stream) => events)) {
    this.#definitions = new Map(known.map((definition) => [definition.type, definition]));
    if (this.#definitions.size !== known.length) throw new Error('An event type is defined twice');
  }

  get all(): readonly EventDefinition[] {
    return [...this.#definitions.values()];
  }

  /** @throws EventShapeError naming the first field that breaks the schema, or an unknown type */
  versionOf(event: DomainEvent): number {
    const definition = this.#definition(event.type);
    check(definition, event.data);
    return definition.version;
  }

  /**
   * The event as today's code knows it.
   * @throws EventShapeError for an unknown type, a version from the future, or data that does not fit after upcasting
   */
  decode(type: string, data: unknown, metadata: unknown): { readonly event: OrderlineEvent; readonly metadata: EventMetadata } {
    const definition = this.#definition(type);
    if (!metadataValidator.Check(metadata)) {
      const [first] = metadataValidator.Errors(metadata);
      throw new EventShapeError(type, `metadata${first?.instancePath ?? ''}`, first?.message ?? 'does not fit');
    }
    if (metadata.schemaVersion > definition.version) {
      throw new EventShapeError(type, 'metadata/schemaVersion', `is ${metadata.schemaVersion}, known up to ${definition.version}`);
    }
    let current = data;
    for (let version = metadata.schemaVersion; version < definition.version; version++) {
      const upcast = definition.upcasters[version] as (data: unknown) => unknown;
      try {
        current = upcast(current);
      } catch (cause) {
        throw new EventShapeError(type, 'data', `cannot be brought from version ${version} to ${version + 1}`, { cause });
      }
    }
    check(definition, current);
    return { event: { type, data: current } as OrderlineEvent, metadata };
  }

  #definition(type: string): EventDefinition {
    const definition = this.#definitions.get(type);
    if (definition === undefined) throw new EventShapeError(type, 'type', 'is not in the event catalogue');
    return definition;
  }
}

function check(definition: EventDefinition, data: unknown): void {
  if (definition.validator.Check(data)) return;
  const [first] = definition.validator.Errors(data);
  throw new EventShapeError(definition.type, `data${first?.instancePath ?? ''}`, first?.message ?? 'does not fit');
}

/** The catalogue of all events of Orderline. */
export const eventCatalogue = new EventCatalogue();
