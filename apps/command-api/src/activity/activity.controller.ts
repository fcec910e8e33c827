import { randomUUID } from 'node:crypto';
import { Controller, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Registry } from 'prom-client';
import { refuseParameters } from '#platform/fields/no-parameters';
import { Route } from '#platform/routes/route';
import { type Activity, readActivity } from './activity.js';

const count = { type: 'integer', minimum: 0 } as const;
const counted = (name: string, schema: object) => ({
  type: 'array',
  items: { type: 'object', required: [name, 'commands'], properties: { [name]: schema, commands: count } },
});

const activitySchema = {
  type: 'object',
  required: ['process', 'commands', 'seconds', 'refused'],
  properties: {
    process: { type: 'string', description: 'Which process answers: behind a gateway another one may, the next time.' },
    commands: { ...count, description: 'Since it started.' },
    seconds: { ...counted('atMost', { type: 'number' }), description: 'How many of them took at most so many seconds, rising.' },
    refused: { ...counted('code', { type: 'string' }), description: 'By the code of the problem.' },
  },
};

/** What the console shows of the commands; all of it stands in `/metrics` too, which only those inside can reach. */
@ApiTags('activity')
@Controller('activity')
export class ActivityController {
  readonly #process = randomUUID();

  constructor(private readonly registry: Registry) {}

  @Route(
    'GET',
    '',
    { access: ['admin', 'clerk'], body: 'none', budget: 'reads', kind: 'query' },
    {
      summary: 'How many commands this process took, how long they took, and why others were refused',
      answers: [{ status: 200, description: 'Counted since it started.', schema: activitySchema }],
    },
  )
  read(@Query() parameters: object): Promise<Activity> {
    refuseParameters(parameters);
    return readActivity(this.registry, this.#process);
  }
}
