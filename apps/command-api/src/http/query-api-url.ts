/** Public base URL of the query API, without a slash at the end: where the resources of commands are read. */
export const QUERY_API_URL = Symbol('query api url');
