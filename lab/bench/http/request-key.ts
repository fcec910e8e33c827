/** Stands in a request for a text of which no two are the same. */
export const KEY = '{key}';
