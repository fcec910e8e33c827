import { subscriptionsSchema } from '#subscriptions/schema';

/**
 * The engine's tables: those of every follower of the log (schema `projections`, see `libs/subscriptions/src/schema.ts`) and the schema
 * `read_models`, where a table `t` of projection `p` stands once per generation as `t_g<N>`, behind the view `t` of the live one.
 * `p_checkpoint` (dashes become underscores) is the view of that generation's position: read in one statement with the rows, the two agree.
 */
export const engineSchema = `
${subscriptionsSchema}
create schema if not exists read_models;
`;
