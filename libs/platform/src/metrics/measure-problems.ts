import { type FastifyInstance } from 'fastify';
import { Counter, type Registry } from 'prom-client';

const counters = new WeakMap<object, Counter<'kind' | 'code'>>();

/** Shows how many answers were problems, and which: for commands, why they are refused. */
export function measureProblems({ server }: Pick<FastifyInstance, 'server'>, registry: Registry): void {
  const counter = new Counter({
    name: 'orderline_problems_total',
    help: 'Answers that are problems, by their code and by the kind of route that was asked.',
    labelNames: ['kind', 'code'] as const,
    registers: [registry],
  });
  counters.set(server, counter);
}

/** @param kind of the route; undefined where the request is for none */
export function countProblem(server: object, kind: string | undefined, code: string): void {
  counters.get(server)?.inc({ kind: kind ?? 'none', code });
}
