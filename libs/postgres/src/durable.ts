const DURABLY = `set_config('synchronous_commit', case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, true)`;

/** Makes the commit of the transaction under way wait for the disk, whatever the role, the database or whoever used the connection before have set. */
export const COMMIT_DURABLY = `select ${DURABLY}`;

/** The same for a transaction of one statement, which has to select from `durable`. */
export const WITH_DURABLE = `with durable as materialized (${COMMIT_DURABLY})`;
