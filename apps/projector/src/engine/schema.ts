import { runnerSchema } from '#events/runner/schema';

/**
 * The engine's tables: those of every follower of the log (schema `projections`, see `libs/events/src/runner/schema.ts`) and the schema
 * `read_models`, where a table `t` of projection `p` stands once per generation as `t_g<N>`, behind the view `t` of the live one.
 * `p_checkpoint` (dashes become underscores) is the view of that generation's position: read in one statement with the rows, the two agree.
 */
export const engineSchema = `
${runnerSchema}
create schema if not exists read_models;
`;
