import { type FastifyRequest } from 'fastify';
import { type AuthenticatedRequest } from '../auth/access.js';
import { callerOf } from './caller.js';
import { type Capacity } from './capacity.js';
import { type Places } from './places.js';

const turns = new WeakMap<FastifyRequest, Turn>();

/** What a request holds of its process's capacity, from the end of its headers to the end of its answer, or of its connection. */
export class Turn {
  readonly #held = new Set<() => void>();
  readonly #caller: string;
  #works = false;
  #ended = false;

  private constructor(
    private readonly request: FastifyRequest,
    private readonly capacity: Capacity,
  ) {
    this.#caller = callerOf(request);
  }

  /** Begins the turn of a request whose caller is known. */
  static begin(request: FastifyRequest, capacity: Capacity): Turn {
    const turn = new Turn(request, capacity);
    turns.set(request, turn);
    return turn;
  }

  /** @throws Error for a request that is none of a route's */
  static of(request: FastifyRequest): Turn {
    const turn = turns.get(request);
    if (turn === undefined) throw new Error('The request has no turn');
    return turn;
  }

  /**
   * Takes a place until it is given back, and else for as long as the turn lasts; none once it has ended, as nobody would give it back.
   * @throws Problem too-many-requests, overloaded
   */
  take(places: Places): () => void {
    if (this.#ended) return () => undefined;
    const isAnonymous = (this.request as AuthenticatedRequest).principal === undefined;
    const giveBack = places.take(this.#caller, isAnonymous);
    this.#held.add(giveBack);
    return () => {
      this.#held.delete(giveBack);
      giveBack();
    };
  }

  /** From now on the request is worked on, unless its turn has ended. @throws Problem too-many-requests, overloaded */
  work(): void {
    if (this.#ended) return;
    this.capacity.slots.take(this.#caller);
    this.#works = true;
  }

  /**
   * From now on the request waits for something that others do, and so holds a place and no slot.
   * @returns ends that
   * @throws Problem too-many-requests, overloaded
   */
  wait(): () => void {
    const giveBack = this.take(this.capacity.waits);
    const began = performance.now();
    const worked = this.#works;
    this.#rest();
    return () => {
      giveBack();
      this.capacity.waited((performance.now() - began) / 1_000);
      if (!worked || this.#works || this.#ended) return;
      this.capacity.slots.takeAgain(this.#caller);
      this.#works = true;
    };
  }

  end(): void {
    this.#ended = true;
    this.#rest();
    for (const giveBack of this.#held) giveBack();
    this.#held.clear();
  }

  #rest(): void {
    if (this.#works) this.capacity.slots.giveBack(this.#caller);
    this.#works = false;
  }
}
