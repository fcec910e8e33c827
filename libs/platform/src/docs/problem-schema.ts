/** Of every answer that is not a success. */
export const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'correlationId'],
  properties: {
    type: { type: 'string', description: 'The address of the page on this code.', pattern: '^/problems/[a-z0-9-]+$' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What is wrong in this case.' },
    code: { type: 'string', description: 'Never changes.' },
    instance: { type: 'string', description: 'The address that was asked, without its query.' },
    correlationId: { type: 'string' },
    errors: {
      type: 'array',
      description: 'What is wrong with which field, parameter or header.',
      items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
    job: { type: 'string', description: 'The job that is at work.' },
    skus: { type: 'array', description: 'The products concerned.', items: { type: 'string' } },
  },
} as const;
